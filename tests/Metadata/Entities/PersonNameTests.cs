using Pipeline.Metadata.Entities.Resolution;
using Pipeline.Metadata.Gazetteers;

namespace Pipeline.Metadata.Tests.Entities;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Putin", "Vladimir Putin", true)]
    [InlineData("Vladimir Putin", "Vladimir Vladimirovich Putin", true)]
    [InlineData("bin Laden", "Osama bin Laden", true)]
    [InlineData("Xi", "Xi Jinping", true)]
    [InlineData("King", "Martin Luther King Jr.", true)]
    [InlineData("Luther", "Martin Luther King", false)]
    [InlineData("Igor Putin", "Vladimir Putin", false)]
    [InlineData("Vladimir Putin", "Putin", false)]
    public void A_shorter_name_can_stand_for_a_longer_one(string shorter, string longer, bool expected) =>
        Assert.Equal(expected, PersonName.CanStandFor(Words(shorter), Words(longer)));

    private static ulong[] Words(string name) => [.. name.Split(' ').Select(word => NameHash.OfWord(word))];
}
