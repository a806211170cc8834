import { useDesk } from '@/tests/e2e/desk';
import { listAccessibilityTests } from '@/tests/e2e/list/accessibility';
import { listBulkTests } from '@/tests/e2e/list/bulk';
import { listExportTests } from '@/tests/e2e/list/export';
import { listFilterTests } from '@/tests/e2e/list/filters';
import { listLiveTests } from '@/tests/e2e/list/live';
import { listPanelTests } from '@/tests/e2e/list/panel';
import { listUrlTests } from '@/tests/e2e/list/url';
import { listViewTests } from '@/tests/e2e/list/view';

// One behaviour a file; all share one desk and one browser.
const desk = useDesk();
listAccessibilityTests(desk);
listBulkTests(desk);
listExportTests(desk);
listFilterTests(desk);
listLiveTests(desk);
listPanelTests(desk);
listUrlTests(desk);
listViewTests(desk);
