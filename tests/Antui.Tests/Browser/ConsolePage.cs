using Microsoft.Playwright;

namespace Antui.Tests.Browser;

/// <summary>
/// A page of the real console in Debian's Chromium. Whatever a page should never do is noted: dialogs, violations of
/// the content policy, errors of scripts, requests to anywhere else.
/// </summary>
internal sealed class ConsolePage : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ConsolePage(IPlaywright playwright, IBrowser browser, IPage page) =>
        (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    public List<string> Wrongs { get; } = [];

    public static async Task<ConsolePage> OpenAsync(Uri server, string hash)
    {
        var chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser" }.FirstOrDefault(File.Exists);
        if (chromium is null)
            Assert.Skip("SKIPPED, NOT TESTED: there is no /usr/bin/chromium (Debian: apt install chromium).");
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html")))
            Assert.Skip("SKIPPED, NOT TESTED: the console is not built (npm run build in console/, then build again).");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = Flags, Timeout = 90_000 });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = 1440, Height = 1000 },
            TimezoneId = "Asia/Shanghai",
            Locale = "zh-CN",
        });
        var opened = new ConsolePage(playwright, browser, page);
        page.SetDefaultTimeout(60_000);
        page.Dialog += (_, dialog) => opened.Wrong("dialog: " + dialog.Message, dialog.DismissAsync());
        page.PageError += (_, error) => opened.Wrong("script: " + error, Task.CompletedTask);
        page.Console += (_, line) =>
        {
            // Only a demonstration answers there, and the console asks whether this is one.
            if (line.Type is "error" && !line.Location.Contains("/api/v1/demo", StringComparison.Ordinal))
                opened.Wrong($"console: {line.Text} {line.Location}", Task.CompletedTask);
        };
        page.Request += (_, request) =>
        {
            if (!new[] { server.ToString(), "data:" }.Any(s => request.Url.StartsWith(s, StringComparison.Ordinal)))
                opened.Wrong("request: " + request.Url, Task.CompletedTask);
        };
        await page.GotoAsync(server + hash);
        return opened;
    }

    /// <summary>Waits until the text stands on the page.</summary>
    public Task SeeAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    public Task SpeakAsync(string language) =>
        Page.Locator(".ant-segmented-item", new PageLocatorOptions { HasText = language }).ClickAsync();

    public Task PressAsync(string button) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).First.ClickAsync();

    /// <summary>Opens the dialog of an action, gives the reason, and confirms.</summary>
    public async Task ActAsync(string button, string reason)
    {
        await PressAsync(button);
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("textarea").FillAsync(reason);
        // A button that still grows onto the page can slip away between the press and the release of the mouse.
        await Page.Locator(".ant-modal:not(.ant-zoom-appear)").First.WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        try
        {
            await dialog.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The dialog of {button} stays: {await dialog.InnerTextAsync()} {string.Join(" | ", Wrongs)}");
        }
    }

    /// <summary>Opens the dialog that asks for one line of reason, gives it, and confirms.</summary>
    public async Task SayAsync(string button, string reason)
    {
        await PressAsync(button);
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input").FillAsync(reason);
        await Page.Locator(".ant-modal:not(.ant-zoom-appear)").First.WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await dialog.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
    }

    /// <summary>A picture into the folder of TEST_SCREENSHOTS, when there is one.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("TEST_SCREENSHOTS") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await Page.Mouse.MoveAsync(0, 0);
        await Page.WaitForTimeoutAsync(1_000);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    private void Wrong(string what, Task handled)
    {
        lock (Wrongs) Wrongs.Add(what);
        _ = handled;
    }
}
