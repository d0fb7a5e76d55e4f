import type { ThemeConfig } from 'antd'

// Latin faces first: those of CJK fonts draw quotes and apostrophes at full width.
export const fontFamily =
  '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

/** Calm: one blue, quiet greys, and colour kept for what needs a person. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f5fbf',
    colorSuccess: '#2e9d63',
    colorSuccessBg: '#eefaf3',
    colorSuccessBorder: '#bfe6cf',
    colorWarning: '#d9822b',
    colorError: '#cf3b3b',
    colorInfo: '#2f74d0',
    colorLink: '#1f5fbf',
    colorTextBase: '#1b2430',
    colorBgLayout: '#f4f6f9',
    colorBorderSecondary: '#e8ecf1',
    borderRadius: 6,
    fontFamily,
  },
  components: {
    Layout: { siderBg: '#ffffff', headerBg: '#ffffff', headerHeight: 52, headerPadding: '0 20px' },
    Menu: { itemHeight: 34, activeBarBorderWidth: 0 },
    Table: { headerBg: '#f8f9fb', headerColor: '#5b6675', cellPaddingBlockMD: 9 },
    Alert: { withDescriptionPadding: '10px 14px', withDescriptionIconSize: 18 },
    Card: { headerFontSize: 15, headerHeight: 46, headerPadding: 18, bodyPadding: 18 },
  },
}
