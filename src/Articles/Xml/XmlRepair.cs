using System.Buffers;
using System.Net;
using System.Text;

namespace Pipeline.Articles.Xml;

/// <summary>
/// Forgives what feeds get wrong and readers of feeds forgive: white space before the declaration, control characters, a bare “&amp;” or
/// “&lt;”, and the entities of HTML, which XML does not know. Works on pieces of a file, so that a feed of any size is one stream.
/// </summary>
/// <remarks>A file with a document type definition of its own entities is left alone: what it means is not for us to guess.</remarks>
internal sealed class XmlRepair
{
    private const int LongestReference = 40;
    private const string SectionStart = "<![CDATA[";
    private const string SectionEnd = "]]>";
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";
    private const string InstructionEnd = "?>";

    private static readonly SearchValues<char> Special = SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(code => (char)code).Except("\t\n\r"),
        '&',
        '<',
        '\uFFFE',
        '\uFFFF',
        .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code),
    ]);

    private readonly StringBuilder _held = new();
    private string? _end;
    private bool _started;
    private bool _declares;

    /// <summary>Whether anything was put right that XML itself does not allow.</summary>
    public bool HasRepaired { get; private set; }

    /// <summary>Repairs a whole file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="hasRepaired">Whether there was anything to put right.</param>
    public static string Whole(string text, out bool hasRepaired)
    {
        var repair = new XmlRepair();
        var repaired = new StringBuilder(text.Length);
        repair.Append(text, isLast: true, repaired);
        hasRepaired = repair.HasRepaired;
        return repaired.ToString();
    }

    /// <summary>Repairs the next piece of a file. What cannot be judged without what follows is held back.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    /// <param name="repaired">Where the result goes.</param>
    public void Append(ReadOnlySpan<char> piece, bool isLast, StringBuilder repaired)
    {
        if (_held.Length > 0)
        {
            piece = _held.Append(piece).ToString();
            _held.Clear();
        }

        if (!_started)
        {
            int start = piece.IndexOfAnyExcept("\uFEFF \n\r\t");
            piece = start < 0 ? default : piece[start..];
            _started = start >= 0;
        }

        while (!piece.IsEmpty)
        {
            int taken = _end is null ? Markup(piece, isLast, repaired) : Verbatim(piece, isLast, repaired);
            if (taken == 0)
            {
                _held.Append(piece);
                return;
            }

            piece = piece[taken..];
        }
    }

    // Inside a comment, an instruction or a CDATA section “&” and “<” mean themselves.
    private int Verbatim(ReadOnlySpan<char> piece, bool isLast, StringBuilder repaired)
    {
        int end = piece.IndexOf(_end, StringComparison.Ordinal);
        int length =
            end >= 0 ? end + _end!.Length
            : isLast ? piece.Length
            : Math.Max(0, piece.Length - _end!.Length);
        if (end < 0 && !isLast && length > 0 && char.IsHighSurrogate(piece[length - 1]))
        {
            length--;
        }

        Clean(piece[..length], repaired);
        if (end >= 0)
        {
            _end = null;
        }

        return length;
    }

    private void Clean(ReadOnlySpan<char> words, StringBuilder clean)
    {
        while (!words.IsEmpty)
        {
            int plain = words.IndexOfAny(Special) is >= 0 and int at ? at : words.Length;
            clean.Append(words[..plain]);
            words = words[plain..];
            if (!words.IsEmpty)
            {
                words = words[AppendUnit(words, 0, clean)..];
            }
        }
    }

    // One character, or nothing where XML has none such.
    private int AppendUnit(ReadOnlySpan<char> words, int at, StringBuilder clean)
    {
        char unit = words[at];
        if (char.IsSurrogate(unit))
        {
            bool paired = char.IsHighSurrogate(unit) && at + 1 < words.Length && char.IsLowSurrogate(words[at + 1]);
            clean.Append(paired ? words.Slice(at, 2) : "\uFFFD");
            HasRepaired |= !paired;
            return paired ? 2 : 1;
        }

        bool dropped = unit is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF';
        HasRepaired |= dropped;
        if (!dropped)
        {
            clean.Append(unit);
        }

        return 1;
    }

    private int Markup(ReadOnlySpan<char> piece, bool isLast, StringBuilder repaired)
    {
        int plain = piece.IndexOfAny(Special);
        if (plain != 0)
        {
            plain = plain < 0 ? piece.Length : plain;
            repaired.Append(piece[..plain]);
            return plain;
        }

        return piece[0] switch
        {
            '&' => Reference(piece, isLast, repaired),
            '<' => Tag(piece, isLast, repaired),
            _ when char.IsHighSurrogate(piece[0]) && piece.Length == 1 && !isLast => 0,
            _ => AppendUnit(piece, 0, repaired),
        };
    }

    private int Reference(ReadOnlySpan<char> piece, bool isLast, StringBuilder repaired)
    {
        int length = 1;
        while (length < piece.Length && length < LongestReference && (char.IsAsciiLetterOrDigit(piece[length]) || piece[length] == '#'))
        {
            length++;
        }

        if (length == piece.Length && length < LongestReference && !isLast)
        {
            return 0;
        }

        bool closed = length < piece.Length && piece[length] == ';' && length > 1;
        ReadOnlySpan<char> name = piece[1..length];
        if (closed && (name is "amp" or "lt" or "gt" or "quot" or "apos" || IsCharacter(name) || _declares))
        {
            repaired.Append(piece[..(length + 1)]);
            return length + 1;
        }

        HasRepaired = true;
        string reference = closed ? piece[..(length + 1)].ToString() : "";
        string decoded = WebUtility.HtmlDecode(reference);
        if (closed && name[0] != '#' && decoded != reference)
        {
            repaired.Append(decoded);
            return length + 1;
        }

        // “&#0;” and the like are no characters; “AT&T” and “&unknown;” are words.
        if (closed && name[0] == '#')
        {
            return length + 1;
        }

        repaired.Append("&amp;");
        return 1;
    }

    // A character reference to a character that XML has.
    private static bool IsCharacter(ReadOnlySpan<char> name)
    {
        if (name.Length < 2 || name[0] != '#')
        {
            return false;
        }

        bool isHex = name[1] is 'x' or 'X';
        return int.TryParse(
                name[(isHex ? 2 : 1)..],
                isHex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out int code
            )
            && code is 9 or 10 or 13 or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF)
            && name[1] != 'X';
    }

    private int Tag(ReadOnlySpan<char> piece, bool isLast, StringBuilder repaired)
    {
        if (piece.Length < SectionStart.Length && !isLast)
        {
            return 0;
        }

        if (piece.StartsWith("<!DOCTYPE", StringComparison.Ordinal))
        {
            int end = piece.IndexOf('>');
            if (end < 0 && !isLast && piece.Length < 4096)
            {
                return 0;
            }

            _declares |= (end < 0 ? piece : piece[..end]).Contains('[');
        }

        _end =
            piece.StartsWith(SectionStart, StringComparison.Ordinal) ? SectionEnd
            : piece.StartsWith(CommentStart, StringComparison.Ordinal) ? CommentEnd
            : piece.StartsWith("<?", StringComparison.Ordinal) ? InstructionEnd
            : null;
        if (_end is not null)
        {
            int opening =
                _end == SectionEnd ? SectionStart.Length
                : _end == CommentEnd ? CommentStart.Length
                : 2;
            repaired.Append(piece[..opening]);
            return opening;
        }

        // “5 < 6”
        bool isBare = piece.Length < 2 || char.IsWhiteSpace(piece[1]) || char.IsAsciiDigit(piece[1]) || piece[1] is '<' or '=';
        HasRepaired |= isBare;
        repaired.Append(isBare ? "&lt;" : "<");
        return 1;
    }
}
