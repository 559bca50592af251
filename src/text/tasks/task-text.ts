/** A task's title and detail in both languages: programs and the dashboard get them with each task. */
import type { Task } from '../../core/task.ts';
import { inEachLanguage, type Translated } from '../language.ts';
import { en } from './en.ts';
import { ro, type TaskTexts } from './ro.ts';

export interface TaskText {
  title: Translated;
  detail: Translated;
}

export type TaskWithText = Task & TaskText;

/** `taskText((texts) => texts.accessLost(name, since))` */
export function taskText(of: (texts: TaskTexts) => { title: string; detail: string }): TaskText {
  return {
    title: inEachLanguage({ ro, en }, (texts) => of(texts).title),
    detail: inEachLanguage({ ro, en }, (texts) => of(texts).detail),
  };
}
