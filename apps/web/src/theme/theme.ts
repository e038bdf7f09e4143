import {
  createTheme,
  type AnchorProps,
  type ButtonProps,
  type DefaultMantineColor,
  type DrawerProps,
  type InputWrapperProps,
  type MantineColorsTuple,
  type MenuProps,
  type ModalProps,
  type TextProps,
  type TooltipProps,
} from '@mantine/core';
import { accent, danger, dark, neutral, success, warning } from './palettes.ts';

const sans = "'IBM Plex Sans Variable', system-ui, sans-serif";

const heading = (fontSize: string, lineHeight: string) => ({ fontSize, lineHeight, fontWeight: '600' });

/** Labels that Mantine has in English only. They follow the language, so the theme is rebuilt when it changes. */
export interface ThemeLabels {
  readonly close: string;
}

export const themeWith = ({ close }: ThemeLabels) =>
  createTheme({
    primaryColor: 'accent',
    primaryShade: { light: 8, dark: 6 },
    colors: {
      accent,
      danger,
      warning,
      success,
      gray: neutral,
      dark,
      red: danger,
      green: success,
      blue: accent,
    },
    white: '#ffffff',
    black: '#1b1d1f',
    autoContrast: true,
    respectReducedMotion: true,
    cursorType: 'pointer',
    fontFamily: sans,
    fontFamilyMonospace: "'IBM Plex Mono', ui-monospace, monospace",
    fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
    lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
    spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
    breakpoints: { xs: '30em', sm: '40em', md: '56em', lg: '75em', xl: '88em' },
    radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '10px' },
    defaultRadius: 'sm',
    shadows: {
      xs: 'none',
      sm: 'none',
      md: 'var(--gh-shadow)',
      lg: 'var(--gh-shadow)',
      xl: 'var(--gh-shadow)',
    },
    headings: {
      fontFamily: sans,
      fontWeight: '600',
      textWrap: 'balance',
      sizes: {
        h1: heading('1.75rem', '1.25'),
        h2: heading('1.25rem', '1.3'),
        h3: heading('1rem', '1.4'),
        h4: heading('0.875rem', '1.45'),
        h5: heading('0.875rem', '1.45'),
        h6: heading('0.75rem', '1.4'),
      },
    },
    // Types only: importing the components here would add each of them to the first load.
    components: {
      Anchor: { defaultProps: { underline: 'always' } satisfies Partial<AnchorProps> },
      Button: { defaultProps: { loaderProps: { type: 'dots' } } satisfies Partial<ButtonProps> },
      Drawer: { defaultProps: { closeButtonProps: { 'aria-label': close } } satisfies Partial<DrawerProps> },
      InputWrapper: {
        defaultProps: {
          inputWrapperOrder: ['label', 'input', 'description', 'error'],
        } satisfies Partial<InputWrapperProps>,
      },
      Menu: {
        defaultProps: {
          shadow: 'md',
          withinPortal: true,
          // The placeholder is a focusable child that is not a menu item, which axe rightly reports as critical.
          withInitialFocusPlaceholder: false,
        } satisfies Partial<MenuProps>,
      },
      Modal: {
        defaultProps: {
          centered: true,
          radius: 'lg',
          closeButtonProps: { 'aria-label': close },
        } satisfies Partial<ModalProps>,
      },
      Text: { defaultProps: { size: 'sm' } satisfies Partial<TextProps> },
      Tooltip: {
        defaultProps: {
          multiline: true,
          maw: 320,
          events: { hover: true, focus: true, touch: true },
        } satisfies Partial<TooltipProps>,
      },
    },
  });

type OwnColors = 'accent' | 'danger' | 'warning' | 'success';

declare module '@mantine/core' {
  export interface MantineThemeColorsOverride {
    colors: Record<OwnColors | DefaultMantineColor, MantineColorsTuple>;
  }
}
