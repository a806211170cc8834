import { links } from '@/contract/links';
import { Notice } from '@/components/ui/notice';

export default function NotFound() {
  return (
    <Notice
      title="There is nothing here"
      text="The page does not exist, or it is not yours to see."
      href={links.wires}
      action="Go to your wires"
    />
  );
}
