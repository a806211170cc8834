import { redirect } from 'next/navigation';
import { links } from '@/contract/links';

export default function Home(): never {
  redirect(links.wires);
}
