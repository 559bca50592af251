/** The text of tasks. */
import { tasks as en } from './en/tasks.ts';
import { useText } from './language.tsx';
import { tasks as ro } from './ro/tasks.ts';

export const useTasksText = () => useText({ ro, en });
