export { measured } from '@/lib/rails/measured';
export { railKey, type LookupResult, type Payment, type Rail } from '@/lib/rails/rail';
export { simulator } from '@/lib/rails/simulator';
