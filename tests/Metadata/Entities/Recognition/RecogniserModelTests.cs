using Pipeline.Metadata.Entities.Recognition;

namespace Pipeline.Metadata.Tests.Entities.Recognition;

public sealed class RecogniserModelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    public void A_damaged_model_is_refused_with_what_to_do(int bytes)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => RecogniserModel.Read(new byte[bytes]));
        Assert.Contains("docs/model.md", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_embedded_model_knows_common_words()
    {
        var model = RecogniserModel.Load();
        Assert.NotEqual(0, model.Clusters.Find(Pipeline.Metadata.Gazetteers.NameHash.OfWord("minister")).Fine);
        Assert.Equal(0, model.Clusters.Find(Pipeline.Metadata.Gazetteers.NameHash.OfWord("xqzztv")).Fine);
    }
}
