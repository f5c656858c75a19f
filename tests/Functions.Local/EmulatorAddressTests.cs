using Pipeline.Listing;

namespace Pipeline.Functions.Local.Tests;

public sealed class EmulatorAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:10000/devstoreaccount1", true)]
    [InlineData("http://localhost:10000/archive", true)]
    [InlineData("http://[::1]:10000/archive", true)]
    [InlineData("http://azurite:10000/devstoreaccount1", true)]
    [InlineData("http://host.docker.internal:10000/devstoreaccount1", true)]
    [InlineData("http://172.17.0.2:10000/devstoreaccount1/", true)]
    [InlineData("http://archive.blob.localhost:10000/", true)]
    [InlineData("https://archive.blob.core.windows.net/", false)]
    [InlineData("https://archive.privatelink.blob.core.windows.net", false)]
    [InlineData("https://localhost.example/", false)]
    public void An_emulator_is_known_by_its_address(string service, bool expected)
    {
        Assert.Equal(expected, EmulatorAddress.IsService(new Uri(service)));
        Assert.Equal(expected, EmulatorAddress.IsContainer(new Uri(service.TrimEnd('/') + "/articles")));
    }

    [Fact]
    public void A_container_in_azure_is_no_account_of_an_emulator() =>
        Assert.False(EmulatorAddress.IsContainer(new Uri("https://archive.blob.core.windows.net/articles?sv=2026-01-01&sig=a/b")));
}
