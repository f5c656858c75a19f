using System.Text;
using CsCheck;
using Pipeline.Articles.Xml;

namespace Pipeline.Articles.Tests.Xml;

public sealed class XmlRepairTests
{
    private static readonly string[] Parts =
    [
        "<a>",
        "</a>",
        " & ",
        "&amp;",
        "&rsquo;",
        "&#x41;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?x ",
        "?>",
        "\U0001F6A2",
        "\u0001",
        "words",
        "<",
        ";",
    ];

    [Theory]
    [InlineData("<a>b &amp; c &#8217; &#x2019;</a>", "<a>b &amp; c &#8217; &#x2019;</a>", false)]
    [InlineData("\n <?xml version=\"1.0\"?><a/>", "<?xml version=\"1.0\"?><a/>", false)]
    [InlineData("<a>b & c</a>", "<a>b &amp; c</a>", true)]
    [InlineData("<a href=\"?x=1&y=2\">AT&T</a>", "<a href=\"?x=1&amp;y=2\">AT&amp;T</a>", true)]
    [InlineData("<a>it&rsquo;s&nbsp;so &unknown; &#0;</a>", "<a>it’s\u00A0so &amp;unknown; </a>", true)]
    [InlineData("<a>5 < 6</a>", "<a>5 &lt; 6</a>", true)]
    [InlineData("<a>b\u0001\uFFFE</a>", "<a>b</a>", true)]
    [InlineData("<a><![CDATA[b & c &rsquo; < d]]><!-- & --></a>", "<a><![CDATA[b & c &rsquo; < d]]><!-- & --></a>", false)]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", false)]
    public void What_is_meant_is_kept_and_what_xml_forbids_is_put_right(string text, string expected, bool isRepaired)
    {
        Assert.Equal(expected, XmlRepair.Whole(text, out bool hasRepaired));
        Assert.Equal(isRepaired, hasRepaired);
    }

    [Fact]
    public void Where_a_file_is_cut_into_pieces_makes_no_difference() =>
        Gen.Select(Gen.Int[0, Parts.Length - 1].Array[0, 20], Gen.Int[1, 7])
            .Sample(
                (numbers, size) =>
                {
                    string text = string.Concat(numbers.Select(number => Parts[number]));
                    var repair = new XmlRepair();
                    var pieces = new StringBuilder();
                    for (int at = 0; at < text.Length; at += size)
                    {
                        repair.Append(text.AsSpan(at, Math.Min(size, text.Length - at)), isLast: false, pieces);
                    }

                    repair.Append(default, isLast: true, pieces);
                    Assert.Equal(XmlRepair.Whole(text, out _), pieces.ToString());
                }
            );
}
