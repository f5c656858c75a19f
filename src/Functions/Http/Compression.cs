using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Http.Documents;
using Pipeline.Functions.Http.Lists;

namespace Pipeline.Functions.Http;

/// <summary>Compresses answers for clients that take Brotli or gzip.</summary>
internal static class Compression
{
    private static readonly string[] MediaTypes =
    [
        "application/problem+json",
        DocumentFormats.JsonLd,
        DocumentFormats.NinjsType,
        "text/csv",
        ListFormats.JsonLines,
        ListFormats.Atom,
        ListFormats.GraphMl,
        ListFormats.GeoJson,
    ];

    /// <summary>Registers it.</summary>
    /// <param name="services">Where to register.</param>
    public static IServiceCollection AddCompression(this IServiceCollection services) =>
        services
            .AddResponseCompression(static options =>
            {
                // No answer repeats a secret beside what a stranger sent: nothing can be guessed from its length.
                options.EnableForHttps = true;
                options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, .. MediaTypes];
            })
            .AddSingleton<IStartupFilter, Start>();

    /// <summary>The worker makes its own web application; this is where others can join it.</summary>
    private sealed class Start : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            application =>
            {
                application.UseResponseCompression();
                next(application);
            };
    }
}
