import { useDesk } from '@/tests/e2e/desk';
import { sendAccessibilityTests } from '@/tests/e2e/send/accessibility';
import { editTests } from '@/tests/e2e/send/edit';
import { leaveTests } from '@/tests/e2e/send/leave';
import { reviewTests } from '@/tests/e2e/send/review';
import { submissionTests } from '@/tests/e2e/send/submission';
import { typedAmountTests } from '@/tests/e2e/send/typed-amounts';
import { validationTests } from '@/tests/e2e/send/validation';

// One behaviour a file; all share one desk and one browser.
const desk = useDesk({ PROCESSING_DELAY_SECONDS: '60' });
sendAccessibilityTests(desk);
editTests(desk);
leaveTests(desk);
reviewTests(desk);
submissionTests(desk);
typedAmountTests(desk);
validationTests(desk);
