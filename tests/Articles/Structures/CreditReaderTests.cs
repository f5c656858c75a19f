using Pipeline.Articles.Structure;

namespace Pipeline.Articles.Tests.Structures;

public sealed class CreditReaderTests
{
    [Theory]
    [InlineData("Image: AP", "AP", "image")]
    [InlineData("Photo by Jane Doe/AFP", "Jane Doe/AFP", "image")]
    [InlineData("(Photo: Jo Reed)", "Jo Reed", "image")]
    [InlineData("Image: John Lubbock (flickr).", "John Lubbock (flickr)", "image")]
    [InlineData("(AP Photo/John Smith)", "AP Photo/John Smith", "image")]
    [InlineData("Reporting by A. Becker in Washington; Editing by M. Lewis", "A. Becker in Washington", "text")]
    [InlineData("© 2022 The Fjord Courier", "The Fjord Courier", "text")]
    [InlineData("(c) Copyright The Fjord Courier 2019–2022. All rights reserved.", "The Fjord Courier", "text")]
    public void A_paragraph_that_is_a_credit_is_read(string paragraph, string text, string kind)
    {
        Credit? credit = CreditReader.ReadWhole(paragraph, 3);

        Assert.Equal(new Credit(text, kind, 3, paragraph.Length), credit);
    }

    [Theory]
    [InlineData("Sources come in from the fringe to help perpetuate claims")]
    [InlineData("The image: a ferry in the fog, said the painter, is all that is left.")]
    [InlineData("Reporting bylaws changed")]
    public void A_sentence_is_no_credit(string paragraph) => Assert.Null(CreditReader.ReadWhole(paragraph, 0));

    [Theory]
    [InlineData("A ferry leaves the harbour. Image: Northwire.", "Image: Northwire.", "Northwire")]
    [InlineData("Sirhan in 1969 (Image: CDCR)", "(Image: CDCR)", "CDCR")]
    public void The_credit_that_ends_a_caption_is_found_in_it(string caption, string words, string text)
    {
        Credit? credit = CreditReader.ReadEnd(caption, 0);

        Assert.NotNull(credit);
        Assert.Equal(words, caption.Substring(credit.Start, credit.Length));
        Assert.Equal(text, credit.Text);
    }
}
