using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Pipeline.Catalog.Text;

namespace Pipeline.Catalog.Index.Documents;

/// <summary>The words of a text as Lucene takes them. Reads the text where it is: nothing is copied but the word at hand.</summary>
internal sealed class WordStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private readonly ReadOnlyMemory<char> _text;
    private WordReader _words;

    public WordStream(ReadOnlyMemory<char> text)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _term.ResizeBuffer(WordReader.MaxLength + TextFolding.MaxGrowth);
        _text = text;
        _words = new WordReader(text, endOfRun: true);
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        ClearAttributes();
        int length = _words.Read(_term.Buffer);
        _term.Length = length;
        return length > 0;
    }

    /// <inheritdoc/>
    public override void Reset() => _words = new WordReader(_text, endOfRun: true);
}
