/** The lengths that the sign-in accepts, which a command does not pass through. */
import { passwordMaxLength, passwordMinLength } from '../accounts/sign-in-options.ts';
import type { CliTexts } from '../text/cli/cli-texts.ts';
import { usageError } from './parse-command.ts';

export function checkNewPassword(password: string, texts: CliTexts): void {
  if (/[\r\n]/.test(password)) throw usageError(texts.setup.oneLine);
  if (password.length < passwordMinLength) throw usageError(texts.setup.tooShort(passwordMinLength));
  if (password.length > passwordMaxLength) throw usageError(texts.setup.tooLong(passwordMaxLength));
}
