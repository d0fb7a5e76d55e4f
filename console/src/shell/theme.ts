import type { ThemeConfig } from 'antd'

/** Calm: one blue, quiet greys, and colour kept for what needs a person. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f5fbf',
    colorSuccess: '#2e9d63',
    colorWarning: '#d9822b',
    colorError: '#cf3b3b',
    colorInfo: '#2f74d0',
    colorLink: '#1f5fbf',
    colorTextBase: '#1b2430',
    colorBgLayout: '#f4f6f9',
    colorBorderSecondary: '#e8ecf1',
    borderRadius: 6,
    fontFamily:
      '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", Roboto, sans-serif',
  },
  components: {
    Layout: { siderBg: '#ffffff', headerBg: '#ffffff', headerHeight: 52, headerPadding: '0 20px' },
    Menu: { itemHeight: 40, activeBarBorderWidth: 0 },
    Table: { headerBg: '#f8f9fb', headerColor: '#5b6675', cellPaddingBlockMD: 9 },
    Card: { headerFontSize: 15 },
  },
}
