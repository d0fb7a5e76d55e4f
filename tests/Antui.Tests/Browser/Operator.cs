using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Antui.Tests.Browser;

/// <summary>
/// What a person at the console does: follow the navigation, mark rows, press buttons, answer dialogs, type. Everything
/// waits for what it needs to see; nothing waits for a time.
/// </summary>
internal sealed class Operator(ConsolePage console)
{
    private const float PatienceMs = 30_000;

    public ConsolePage Console => console;

    public IPage Page => console.Page;

    public ILocator Sign => Page.Locator("#scan-sign");

    private ILocator Dialogs => Page.Locator(".ant-modal");

    public async Task SignInAsync(string key, string enter)
    {
        await Page.Locator("input[type=password]").FillAsync(key);
        await console.PressAsync(enter);
        await Page.Locator("nav").WaitForAsync();
    }

    /// <summary>By the navigation, as people go.</summary>
    public async Task GoAsync(string page)
    {
        await Page.Locator("nav").GetByRole(AriaRole.Link, new() { Name = page, Exact = true }).ClickAsync();
        await Page.Locator("main h1, .main h1").Filter(new() { HasText = page }).WaitForAsync();
    }

    /// <summary>Asks the list again until the tab says how many there are, and opens it.</summary>
    public async Task OpenTabAsync(string tab, int count, string refresh = "刷新")
    {
        var wanted = Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex($"^{Regex.Escape(tab)} {count}$") });
        for (var tries = 0; !await wanted.IsVisibleAsync(); tries++)
        {
            var said = string.Join(" | ", await Page.GetByRole(AriaRole.Tab).AllInnerTextsAsync());
            Assert.True(tries < 60, $"The tab never says {tab} {count}: {said}");
            // Beside its words the button carries an icon with a name of its own.
            await Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(refresh + "$") }).ClickAsync();
            try
            {
                await wanted.WaitForAsync(new() { Timeout = 500 });
            }
            catch (TimeoutException)
            {
                // Asked again.
            }
        }
        await wanted.ClickAsync();
    }

    /// <summary>The same for a tab that does not count.</summary>
    public Task OpenTabAsync(string tab) => Page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();

    public ILocator Row(string text) => Page.Locator("tr.ant-table-row").Filter(new() { HasText = text });

    public async Task MarkAsync(params string[] rows)
    {
        foreach (var row in rows) await Row(row).Locator("input[type=checkbox]").CheckAsync();
    }

    public async Task MarkAllAsync(int count)
    {
        await Assertions.Expect(Page.Locator("tr.ant-table-row"))
            .ToHaveCountAsync(count, new() { Timeout = PatienceMs });
        await Page.Locator("thead input[type=checkbox]").CheckAsync();
    }

    /// <summary>Presses a button of the bar above a list, and the same in the dialog that asks.</summary>
    public async Task DoAsync(string what, string? reason = null)
    {
        await Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = what, Exact = true })
            .Last.ClickAsync();
        await ConfirmAsync(what, reason);
    }

    /// <summary>The button of an open dialog, once it stands; then the dialog must go.</summary>
    public async Task ConfirmAsync(string ok, string? reason = null)
    {
        var dialog = await StandingAsync();
        if (reason is not null) await dialog.GetByLabel("理由").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = ok, Exact = true }).ClickAsync();
        await GoneAsync(ok);
    }

    /// <summary>A dialog that still grows can slip away between the press and the release of a button.</summary>
    public async Task<ILocator> StandingAsync()
    {
        var dialog = Page.Locator(".ant-modal:not([class*='ant-zoom'])");
        await dialog.WaitForAsync();
        return dialog;
    }

    public async Task GoneAsync(string what)
    {
        try
        {
            await Assertions.Expect(Dialogs).ToHaveCountAsync(0, new() { Timeout = PatienceMs });
        }
        catch (PlaywrightException)
        {
            var said = await Dialogs.First.InnerTextAsync();
            Assert.Fail($"The dialog of {what} stays: {said} {string.Join(" | ", console.Wrongs)}");
        }
    }

    /// <summary>As a scanner types: a code and Enter, into whatever has the focus.</summary>
    public async Task TypeAsync(string text)
    {
        await Page.Locator(".scan-input:focus, .scan-form input:focus").WaitForAsync();
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    public Task SaysAsync(string text) => SeesAsync(Sign, text);

    public static Task SeesAsync(ILocator where, string text) =>
        Assertions.Expect(where).ToContainTextAsync(text, new() { Timeout = PatienceMs });
}
