/** The theme: one accent, four states, neutrals for two schemes. Every text colour meets 4.5:1 on the background it is used on. */
import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
} from '@mantine/core';

const iris: MantineColorsTuple = [
  '#f1f2fd',
  '#e2e4fa',
  '#c4c8f5',
  '#a3a9ef',
  '#868eea',
  '#737ce6',
  '#5c66dc',
  '#4f58c4',
  '#4049a8',
  '#323a88',
];

/** Slightly blue neutrals instead of pure grey and black. */
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#f0f2f5',
  '#e5e8ed',
  '#d6dae1',
  '#b9bfca',
  '#8f97a5',
  '#6b7482',
  '#4e5663',
  '#353c47',
  '#1c212a',
];

const dark: MantineColorsTuple = [
  '#d8dce3',
  '#b3bac6',
  '#939cab',
  '#6b7484',
  '#3b424e',
  '#2e343f',
  '#232832',
  '#1a1e26',
  '#14171d',
  '#0f1217',
];

export const theme = createTheme({
  colors: { iris, gray, dark },
  primaryColor: 'iris',
  primaryShade: { light: 8, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  black: '#1c212a',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Menlo, monospace',
  defaultRadius: 6,
  fontSizes: { xs: '12px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Only components that every page has; others are styled where they are used, and load with them.
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm', fw: 500 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
  },
});

/** CSS variables in addition to Mantine's: state colours, quiet text, lines. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfcfd',
    '--mantine-color-dimmed': '#565e6c',
    '--mantine-color-placeholder': '#626b79',
    '--mantine-color-error': '#b42318',
    '--paper': '#ffffff',
    '--line': '#e5e8ed',
    '--hover': '#f3f4f8',
    '--chosen': '#eceefc',
    '--accent-ink': '#4049a8',
    '--calm-ink': '#2f6b52',
    '--calm-ground': '#e9f3ee',
    '--calm-mark': '#4d9478',
    '--waiting-ink': '#1f5fae',
    '--waiting-ground': '#e8f1fc',
    '--waiting-mark': '#3b82d6',
    '--needs-ink': '#8a4b00',
    '--needs-ground': '#fdf2df',
    '--needs-mark': '#d98a0b',
    '--lost-ink': '#b42318',
    '--lost-ground': '#fdecea',
    '--lost-mark': '#d6453a',
  },
  dark: {
    '--mantine-color-body': '#14171d',
    '--mantine-color-dimmed': '#a3acba',
    '--mantine-color-placeholder': '#939cab',
    '--mantine-color-error': '#ff9a8f',
    '--paper': '#1a1e26',
    '--line': '#2a303a',
    '--hover': '#20252e',
    '--chosen': '#272b4a',
    '--accent-ink': '#a9b0f5',
    '--calm-ink': '#8fcfb2',
    '--calm-ground': '#1b2c26',
    '--calm-mark': '#5aa586',
    '--waiting-ink': '#93c1f7',
    '--waiting-ground': '#1b2a3d',
    '--waiting-mark': '#4d93e6',
    '--needs-ink': '#f2bd6b',
    '--needs-ground': '#332817',
    '--needs-mark': '#d9952e',
    '--lost-ink': '#ff9d92',
    '--lost-ground': '#381f1f',
    '--lost-mark': '#e2635a',
  },
});
