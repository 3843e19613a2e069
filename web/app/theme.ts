import { type ThemeConfig, theme } from 'antd'
import { palettes, type Shade } from './palette.ts'

const fonts =
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', system-ui, -apple-system, 'Segoe UI', sans-serif"

/** Ant Design in our colours, on a 4 px grid, with rows of about 35 px. */
export function themeOf(shade: Shade): ThemeConfig {
  const palette = palettes[shade]
  return {
    // Its styles come as a sheet with the page (scripts/antd-styles.ts); only our colours and sizes are set here.
    zeroRuntime: true,
    hashed: false,
    algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: fonts,
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 32,
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      colorPrimary: palette.accent,
      colorPrimaryHover: palette.accent,
      colorPrimaryText: palette.accent,
      colorLink: palette.accent,
      colorLinkHover: palette.accent,
      colorInfo: palette.accent,
      colorSuccess: palette.good,
      colorWarning: palette.warn,
      colorError: palette.bad,
      colorErrorHover: palette.bad,
      colorErrorText: palette.bad,
      colorPrimaryBg: palette.accentSoft,
      colorInfoBg: palette.accentSoft,
      colorSuccessBg: palette.goodSoft,
      colorWarningBg: palette.warnSoft,
      colorErrorBg: palette.badSoft,
      colorTextLightSolid: palette.onAccent,
      colorBgLayout: palette.page,
      colorBgContainer: palette.raised,
      colorBgElevated: palette.raised,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      colorText: palette.text,
      colorTextSecondary: palette.textSoft,
      colorTextTertiary: palette.textSoft,
      colorTextDescription: palette.textSoft,
      colorTextPlaceholder: palette.textSoft,
      colorIcon: palette.textSoft,
      motionDurationSlow: '0.16s',
      motionDurationMid: '0.12s',
    },
    components: {
      Table: {
        cellPaddingBlockSM: 6,
        cellPaddingInlineSM: 12,
        headerBg: palette.page,
        headerColor: palette.textSoft,
        rowHoverBg: palette.hover,
      },
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        primaryColor: palette.onAccent,
      },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px' },
      Tooltip: { colorTextLightSolid: palettes.dark.text },
    },
  }
}
