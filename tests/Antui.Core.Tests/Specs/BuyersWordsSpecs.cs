using System.Reflection;
using System.Text.Json.Serialization;

namespace Antui.Core.Tests.Specs;

/// <summary>What a buyer wrote in his own words: shown, erased, and never asked about again.</summary>
public sealed class BuyersWordsSpecs
{
    private const string Words = "张测试零一 13900001111 秘密路911号";

    private static readonly Fact.PersonErases Erase = new(Key, "he asked for it", T0, "person:li");

    private static readonly Fact.PersonReads Read = new(Key, "to answer him", T0, "person:li");

    private static Claim Asked(string reason = Words, long version = 1) =>
        Asks(version: version) with { Reason = reason };

    private static Order Given(string reason = Words) => World.With(Manual, Seen(Asked(reason))).Order!;

    [Fact]
    public void Erasing_says_who_and_why_once_and_leaves_no_word()
    {
        var order = Spec.Given(Given()).When(Erase, Manual).After();
        Assert.Equal(FreeText.Erased, order.Case(R)!.Claim.Reason);
        Assert.Equal(("person:li", "he asked for it", T0), (order.Erased!.Author, order.Erased.Why, order.Erased.At));
        Spec.Given(order).When(Erase, Manual).ThenNothing();
        Spec.Given(order).When(Read, Manual).ThenRefused("NO_WORDS");
    }

    [Fact]
    public void Reading_is_written_down_before_anything_is_shown()
    {
        Spec.Given(Given()).When(Read, Manual).Then(new WordsShown("person:li", "to answer him", T0));
        Spec.Given(Spec.Given(Given()).When(Read, Manual).After()).When(Read, Manual).ThenNothing();
        Spec.Given(Given()).When(Read with { Reason = " " }, Manual).ThenRefused("REASON_MISSING");
        Spec.Given(Given()).When(Erase with { Reason = "" }, Manual).ThenRefused("REASON_MISSING");
    }

    [Theory]
    [InlineData("")]
    [InlineData("不想要了")]
    public void What_was_chosen_from_a_list_is_nobodys_words(string reason)
    {
        Spec.Given(Given(reason)).When(Erase, Manual).ThenRefused("NO_WORDS");
        Spec.Given(Given(reason)).When(Read, Manual).ThenRefused("NO_WORDS");
    }

    [Fact]
    public void Words_that_were_replaced_are_erased_too() =>
        Spec.Given(World.With(Manual, Seen(Asked()), Seen(Asked("不想要了", 2))).Order!).When(Erase, Manual)
            .Then(new WordsErased("person:li", "he asked for it", T0));

    [Fact]
    public void A_platform_that_says_the_same_again_changes_nothing_and_new_words_are_not_kept()
    {
        var order = Spec.Given(Given()).When(Erase, Manual).After();
        Spec.Given(order).When(Seen(Asked()), Manual).ThenNothing();
        var more = Seen(Asked("call 13900001111", 2) with { Amount = Money.Fen(5_000) });
        var after = Spec.Given(order).When(more, Manual).After();
        Assert.Equal((FreeText.Erased, 5_000), (after.Case(R)!.Claim.Reason, after.Case(R)!.Claim.Amount.Minor));
        var back = Seen(Asked("不想要了", 3));
        Assert.Equal("不想要了", Spec.Given(after).When(back, Manual).After().Case(R)!.Claim.Reason);
    }

    [Fact]
    public void The_refund_goes_on_as_if_nothing_had_been_erased()
    {
        var (plain, erased) = (World.With(Hosted, Own()), World.With(Hosted, Own(), Erase));
        foreach (var world in (World[])[plain, erased]) new Market(world).AnswerAll();
        Assert.True(erased.Order!.Case(R)!.IsSettled);
        Assert.Equal(
            Spec.Text(plain.Journal.Select(e => BuyersWords.In(e, (_, _) => ""))),
            Spec.Text(erased.Journal.Where(e => e is not WordsErased).Select(e => BuyersWords.In(e, (_, _) => ""))));

        static Fact.BuyerAsks Own() => Buyer() with { Reason = Words };
    }

    [Fact]
    public void A_strategy_that_goes_by_the_reason_asks_a_person_when_it_is_erased()
    {
        var order = Spec.Given(Given()).When(Erase, Manual).After();
        var question = new Question(order, order.Case(R)!, Manual, T0);
        Assert.Equal(Code.ReasonNotCovered, new ReasonIn([Words]).Ask(question).Code);
        Assert.Equal(Code.ReasonNotCovered, new ReasonNotIn(["质量问题"]).Ask(question).Code);
    }

    [Theory]
    [InlineData(Words, "张测…")]
    [InlineData("不想要了", "不想要了")]
    [InlineData("", "")]
    [InlineData("张三", "张…")]
    [InlineData("x", "…")]
    [InlineData("a😀b😀", "a…")]
    [InlineData(FreeText.Erased, FreeText.Erased)]
    public void Lists_show_how_words_begin(string text, string shown)
    {
        Assert.Equal(shown, FreeText.InShort(text));
        Assert.Equal(shown, FreeText.InShort(shown));
    }

    /// <summary>
    /// A field for people's words is a buyer's, or stands here with whose it is: whoever adds one decides.
    /// </summary>
    [Fact]
    public void Every_field_of_words_in_the_journal_is_known()
    {
        string[] others =
        [
            "GoodsEvidence.Note", "GoodsEvidence.WithdrawnBecause", "InspectionDetails.Note", "PersonSay.Reason",
            "Answered.Text", "Instruction.Text", "RefundFailed.Reason", "EvidenceWithdrawn.Why", "WordsShown.Why",
            "WordsErased.Why", "OrderLine.Title",
        ];
        string[] buyers = ["Claim.Reason", "ReturnExpected.Note", "ReturnEdited.Note", "ReturnEdited.Reason"];
        string[] names = ["Reason", "Note", "Text", "Title", "Why", "WithdrawnBecause", "Remark", "Memo", "Comment"];
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in typeof(OrderEvent).GetCustomAttributes<JsonDerivedTypeAttribute>())
            Walk(type.DerivedType, []);
        Assert.Equal(others.Concat(buyers).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));

        void Walk(Type type, HashSet<Type> seen)
        {
            if (type.IsGenericType) type = type.GetGenericArguments()[0];
            var isOurs = type.Namespace?.StartsWith("Antui.Core", StringComparison.Ordinal) is true;
            if (!isOurs || !seen.Add(type)) return;
            foreach (var property in type.GetProperties().Where(p => p.CanWrite))
            {
                if (property.PropertyType != typeof(string)) Walk(property.PropertyType, seen);
                else if (names.Contains(property.Name)) found.Add($"{type.Name}.{property.Name}");
            }
        }
    }
}
