using System.Xml.Linq;
using Pipeline.Articles.Drafts;
using Pipeline.Articles.Xml;

namespace Pipeline.Articles.Tests.Xml;

public sealed class XmlBlocksTests
{
    [Theory]
    [InlineData("<b><p>One<br/>two</p></b>", "One two")]
    [InlineData("<b><p>One<br/></p><p>two</p></b>", "One|two")]
    [InlineData("<b><hr/><p>One</p><p>two</p></b>", "One|two")]
    [InlineData("<b><p/>One<p>two <em>three</em> four</p>five</b>", "One|two three four|five")]
    [InlineData("<b><style>a</style>One<p>two</p></b>", "One|two")]
    [InlineData("<b/>", "")]
    public void What_follows_an_element_is_read_whatever_is_in_it(string xml, string expected)
    {
        var draft = new ArticleDraft();
        XmlBlocks.Read(XElement.Parse(xml, LoadOptions.PreserveWhitespace), draft);
        Assert.Equal(expected, string.Join('|', draft.Blocks.Select(static block => block.Raw.Trim())));
    }
}
