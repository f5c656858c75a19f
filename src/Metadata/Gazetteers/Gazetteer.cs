using System.Runtime.InteropServices;
using Pipeline.Metadata.Text;

namespace Pipeline.Metadata.Gazetteers;

/// <summary>What is known of names beforehand: countries, divisions, cities, nationalities, given and family names, companies.</summary>
/// <remarks>
/// The file is an open-addressing hash table that <c>src/Training</c> writes and nothing has to parse: it is read as it lies.
/// Names are kept as hashes (see <see cref="NameHash"/>); 32 further bits of the hash guard each slot, so a wrong hit has a chance of about
/// 1 in 4 billion.
/// </remarks>
internal sealed class Gazetteer
{
    /// <summary>The first four bytes of the file: “PGZ1”.</summary>
    public const uint Magic = 0x315A4750;

    private readonly byte[] _file;
    private readonly int _slots;
    private readonly int _placesAt;
    private readonly int _places;

    private Gazetteer(byte[] file)
    {
        ReadOnlySpan<int> header = MemoryMarshal.Cast<byte, int>(file.AsSpan(0, GazetteerLayout.HeaderBytes));
        if (file.Length < GazetteerLayout.HeaderBytes || (uint)header[0] != Magic)
        {
            throw new InvalidDataException(
                "The embedded gazetteer is damaged: take src/Metadata/Gazetteers/gazetteer.bin from a release, or build it anew "
                    + "as docs/model.md says."
            );
        }

        _file = file;
        _slots = header[1];
        _places = header[2];
        _placesAt = GazetteerLayout.HeaderBytes + (_slots * GazetteerLayout.SlotBytes);
    }

    /// <summary>
    /// Reads the gazetteer embedded in this assembly, and into it the outlets of <c>Lexicon/outlets.txt</c>: a line that is added there
    /// counts at once, without the lists of names that the file is built from.
    /// </summary>
    public static Gazetteer Load()
    {
        using Stream stream =
            typeof(Gazetteer).Assembly.GetManifestResourceStream("Pipeline.Metadata.Gazetteers.gazetteer.bin")
            ?? throw new InvalidDataException("The assembly has no embedded gazetteer.");
        byte[] file = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(file);
        var gazetteer = new Gazetteer(file);
        foreach (string name in WordList.Read("Lexicon/outlets.txt").Lines.SelectMany(static line => line.Split('|')))
        {
            gazetteer.Add(name, NameTraits.Medium);
            gazetteer.Add(NameSpelling.WithoutMarks(name), NameTraits.Medium);
        }

        return gazetteer;
    }

    /// <summary>Looks a name up.</summary>
    /// <param name="name">Its hash.</param>
    /// <param name="places">The places that bear the name, the largest first.</param>
    /// <returns>What the name is known as.</returns>
    public NameTraits Find(ulong name, out ReadOnlySpan<PlaceRecord> places)
    {
        GazetteerSlot slot = SlotOf(name);
        places = slot.Place < 0 ? [] : PlacesFrom(slot.Place);
        return slot.Traits;
    }

    /// <summary>Looks a name up.</summary>
    /// <param name="name">Its hash.</param>
    /// <returns>What the name is known as.</returns>
    public NameTraits Find(ulong name) => SlotOf(name).Traits;

    private void Add(string name, NameTraits traits)
    {
        var text = AnalysedText.Analyse(name, []);
        ulong hash = NameHash.Empty;
        for (int i = 0; i < text.Tokens.Length; i++)
        {
            if (i > 0)
            {
                Mark(hash, NameTraits.Prefix);
            }

            hash = NameHash.Append(hash, NameHash.OfWord(text.TextOf(i)));
        }

        Mark(hash, traits);
    }

    private void Mark(ulong name, NameTraits traits)
    {
        ref GazetteerSlot slot = ref SlotOf(name);
        slot =
            slot.Check == 0
                ? new GazetteerSlot(GazetteerLayout.CheckOf(name), traits, Place: -1)
                : slot with
                {
                    Traits = slot.Traits | traits,
                };
    }

    // The slot that has the name, else the free one where it would stand; a third of the slots is free.
    private ref GazetteerSlot SlotOf(ulong name)
    {
        Span<GazetteerSlot> slots = MemoryMarshal.Cast<byte, GazetteerSlot>(
            _file.AsSpan(GazetteerLayout.HeaderBytes, _slots * GazetteerLayout.SlotBytes)
        );
        int mask = slots.Length - 1;
        for (int at = (int)name & mask; ; at = (at + 1) & mask)
        {
            ref GazetteerSlot slot = ref slots[at];
            if (slot.Check == GazetteerLayout.CheckOf(name) || slot.Check == 0)
            {
                return ref slot;
            }
        }
    }

    private ReadOnlySpan<PlaceRecord> PlacesFrom(int first)
    {
        ReadOnlySpan<PlaceRecord> places = MemoryMarshal.Cast<byte, PlaceRecord>(
            _file.AsSpan(_placesAt, _places * GazetteerLayout.PlaceBytes)
        );
        return places.Slice(first, places[first].More + 1);
    }
}
