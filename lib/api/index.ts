export { refusalHeader, socketAddressHeader } from '@/lib/api/address';
export { opensWebSocket, originForm, refusalOf } from '@/lib/api/admission';
export { readBody } from '@/lib/api/body';
export { limitRate } from '@/lib/api/limit';
export { problemResponse } from '@/lib/api/problem';
export { refuseBadRequest } from '@/lib/api/refuse-socket';
export { answerRequest } from '@/lib/api/request';
export { handle, route } from '@/lib/api/routes';
export { answerUpgrade } from '@/lib/api/upgrade';
