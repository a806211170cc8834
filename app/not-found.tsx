import { Notice } from '@/components/ui/notice';

export default function NotFound() {
  return (
    <Notice
      title="There is nothing here"
      text="The page does not exist, or it is not yours to see."
      href="/wires"
      action="Go to your wires"
    />
  );
}
