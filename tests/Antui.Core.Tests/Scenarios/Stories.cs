using System.Globalization;
using System.Reflection;

namespace Antui.Core.Tests.Scenarios;

/// <summary>
/// Stories an after-sale lead can read, and the few words they are told in. Each line is "at TIME who does what" or
/// "expect what"; TIME is hh:mm of the first day or +minutes. The platform and the provider are a <see cref="Market"/>.
/// </summary>
internal sealed class Story
{
    private Manner _next = Manner.Answers;
    private Tracking? _parcel;

    public World World { get; private set; } = new(AtDesk);

    public Market Market { get; private set; } = null!;

    /// <summary>Called after each commit; the crash walk restarts here.</summary>
    public Func<Story, bool>? AfterCommit { get; init; }

    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public void Tell(string text)
    {
        var no = 0;
        foreach (var raw in text.Split('\n'))
        {
            no++;
            var line = raw.Split('#')[0].Trim();
            if (line.Length == 0) continue;
            try
            {
                Line(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                throw new InvalidOperationException($"line {no}: {line}\n{fault.Message}", fault);
            }
        }
    }

    /// <summary>The process dies; what was committed and what the outside did stays.</summary>
    public void Crash()
    {
        World = World.Restarted(World.Policy, World.Journal, World.Now);
        Market = Market.For(World);
        World.Accept(new Fact.TimePassed(Key));
    }

    private void Line(string[] w)
    {
        if (w[0] == "shop")
        {
            World = new World(Shop(w[1..]));
            Market = new Market(World);
            World.Accept(Seen(Head()));
        }
        else if (w[0] == "expect") Expect(string.Join(' ', w[1..]));
        else
        {
            Until(w[1]);
            Act(w[2], w[3], w[4..]);
            Settle();
        }
    }

    private static ShopPolicy Shop(string[] words) => words switch
    {
        ["desk"] => AtDesk,
        ["reporting"] => Reporting,
        ["hosted"] => Hosted,
        ["erp"] => Erp,
        ["assistant"] => AtDesk with { Channel = new Channel.Assistant() },
        ["manual"] => Manual,
        _ => throw new FormatException("no such shop"),
    };

    private void Until(string time)
    {
        var at = time[0] == '+'
            ? World.Now + TimeSpan.FromMinutes(int.Parse(time[1..], CultureInfo.InvariantCulture))
            : T0 + (TimeSpan.ParseExact(time, "hh\\:mm", CultureInfo.InvariantCulture) - TimeSpan.FromHours(9));
        // A crash on the way puts another world in the place of this one; time passes for that one too.
        for (World? before = null; before != World;)
        {
            before = World;
            before.PassTo(at, Settle);
        }
    }

    /// <summary>Everything that left is answered; the next call in the manner that was said for it.</summary>
    private void Settle()
    {
        for (var i = 0; i < 200; i++)
        {
            if (AfterCommit?.Invoke(this) == true) Crash();
            if (World.Open.Count == 0) return;
            Market.AnswerNext(_next);
            _next = Manner.Answers;
        }
    }

    private void Act(string who, string what, string[] w)
    {
        switch ($"{who} {what}")
        {
            case "buyer asks": Ask(RefundKind.Unshipped, w); break;
            case "buyer returns": Ask(RefundKind.Return, w); break;
            case "buyer withdraws": Change(BuyerChange.Withdraw, ClaimStatus.Closed); break;
            case "buyer repeats": Change(BuyerChange.AskAgain, ClaimStatus.AwaitingSeller); break;
            case "buyer sends":
                _parcel = new Tracking("SF", w[^1]);
                Change(BuyerChange.SendBack, ClaimStatus.AwaitingReceipt);
                break;
            case "warehouse does": World.Accept(Ship(Enum.Parse<ShipmentAction>(w[0], true), w.Length > 1 ? w[1] : "")); break;
            case "warehouse splits": World.Accept(Ship(ShipmentAction.Split, w[0], [Q(w[1], int.Parse(w[2]))])); break;
            case "warehouse merges": World.Accept(Ship(ShipmentAction.Merge, w[0], parcel: w[1])); break;
            case "warehouse finds":
                World.Accept(Back(ReturnAction.Inspect, string.Join('-', w), found: [Found(w[0], int.Parse(w[1]), Enum.Parse<Grade>(w[2], true))]));
                break;
            case "erp stops": World.Accept(Says(EvidenceKind.Stopped, "stop", at: World.Now - T0)); break;
            case "erp fails": World.Accept(Says(EvidenceKind.StopRefused, "fail", at: World.Now - T0)); break;
            case "erp ships": World.Accept(Says(EvidenceKind.Shipped, "ship", "", [Q(w[0], int.Parse(w[1]))], at: World.Now - T0)); break;
            case "platform refunds": World.Accept(Seen(World.Case.Claim with { Status = ClaimStatus.Refunded, Version = 50, Modified = World.Now })); break;
            case "provider takes":
                World.Accept(new Fact.PayOutFailed(Key, R, World.Case.Instructions.Last(i => i.State is InstructionState.Done).Key, "closed", "p"));
                break;
            case "next call": _next = Enum.Parse<Manner>(string.Concat(w), true); break;
            case "clock passes": World.PassTo(World.Now, Settle); break;
            default:
                if (who != "lead") throw new FormatException("nobody does that");
                World.Accept(Person(Enum.Parse<PersonAction>(what, true), World.Case.Claim.Version, accepts: [.. w], at: World.Now));
                break;
        }
    }

    private void Ask(RefundKind kind, string[] w)
    {
        Assert.True(Money.TryParseYuan(w[0], out var amount));
        ImmutableArray<LineQuantity> lines = [Q(w[2], int.Parse(w[3]))];
        if (World.Policy.IsHosted) World.Accept(Buyer(amount.Minor, kind, lines: lines));
        else Market.Ask(Asks(amount.Minor, kind, lines));
    }

    private void Change(BuyerChange change, ClaimStatus status)
    {
        if (World.Policy.IsHosted) World.Accept(Buyer(change, tracking: _parcel));
        else Market.Ask(World.Case.Claim with
        {
            Status = status,
            RawStatus = status.ToString(),
            Version = World.Case.Claim.Version + 1,
            Modified = World.Now,
            Tracking = _parcel,
        });
    }

    private void Expect(string what)
    {
        var w = what.Split(' ');
        switch (w[0])
        {
            case "paid": Assert.Equal(w[1], Money.Fen(Market.PaidFen.Values.Sum()).ToYuanText()); break;
            case "person": Assert.Equal(w[1], World.Person?.Text() ?? "nobody"); break;
            case "ships": Assert.Equal(int.Parse(w[2]), World.Order!.Shipments.Sum(s => s.Remaining(w[1]))); break;
            case "alarm": Assert.Contains(World.Order!.Alarms, a => a.Code == w[1]); break;
            case "settled": Assert.Equal(w[1], World.Case.Settlement?.By.ToString() ?? "no"); break;
            case "calls": Assert.Equal(string.Join(' ', w[1..]), string.Join(' ', Market.Calls)); break;
            default: throw new FormatException("nothing like that can be expected");
        }
    }
}

public sealed class Stories
{
    public static TheoryData<string> Names() =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.EndsWith(".txt", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_story_goes_as_it_is_told(string name) => new Story().Tell(Story.Read(name));

    /// <summary>The process dies after every commit in turn: at the end the same money has moved, once.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_crash_at_any_commit_moves_the_same_money(string name)
    {
        var text = string.Join('\n', Story.Read(name).Split('\n').Where(l => !l.StartsWith("expect", StringComparison.Ordinal)));
        for (var at = 1; at < 60; at++)
        {
            var (count, crashed) = (0, false);
            var story = new Story
            {
                AfterCommit = _ => !crashed && ++count == at && (crashed = true),
            };
            story.Tell(text + "\nat +180 clock passes");
            var plain = new Story();
            plain.Tell(text + "\nat +180 clock passes");
            Assert.Equal(plain.Market.PaidFen, story.Market.PaidFen);
            Assert.Equal(plain.World.Case.Settlement?.Amount, story.World.Case.Settlement?.Amount);
            if (!crashed) return;
        }
    }
}
