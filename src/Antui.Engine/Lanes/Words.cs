using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Sealing;

namespace Antui.Engine.Lanes;

/// <summary>What a commit does about the words of its order.</summary>
/// <param name="Sealing">Seals those in its events; null when there are none.</param>
/// <param name="Kept">The key that is left when it is written.</param>
/// <param name="Written">What the store is to do with the key; null: nothing.</param>
internal readonly record struct Words(WordsKey? Sealing, WordsKey? Kept, KeyWrite? Written)
{
    public static Words Of(Work work, Seals seals)
    {
        var (known, any, erases) = (work.Before?.Key, false, false);
        foreach (var happened in work.Events)
        {
            any |= BuyersWords.Any(happened);
            erases |= happened is OrderEvent.WordsErased;
        }
        if (!any && !erases) return new Words(null, known, null);
        var key = known ?? seals.NewKey(work.Key);
        // Words that came with their erasure are sealed with a key that nobody keeps.
        if (erases) return new Words(key, null, new KeyWrite.Destroy());
        return new Words(key, key, known is null ? new KeyWrite.Add(seals.Wrap(work.Key, key)) : null);
    }
}
