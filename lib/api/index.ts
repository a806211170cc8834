export { refusalHeader, socketAddressHeader } from '@/lib/api/address';
export { opensWebSocket, originForm, refusalOf } from '@/lib/api/admission';
export { readBody } from '@/lib/api/body';
export { refuseBadRequest, refuseSocket } from '@/lib/api/refuse-socket';
export { authenticate, isOwnOrigin } from '@/lib/api/authenticate';
export { asAppError, problemResponse } from '@/lib/api/problem';
export { limitRate } from '@/lib/api/limit';
export { countRequest, requestIdOf, answerRequest } from '@/lib/api/request';
export { handle, route } from '@/lib/api/routes';
