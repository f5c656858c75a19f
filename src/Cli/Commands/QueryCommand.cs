using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Catalog.Queries;
using Pipeline.Cli.Api;
using Pipeline.Cli.Output;

namespace Pipeline.Cli.Commands;

/// <summary>A command that asks the API for a list and writes it, for people or for programs.</summary>
internal static class QueryCommand
{
    /// <summary>Makes the command.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="command">Its name and description.</param>
    /// <param name="query">The words and filters it takes.</param>
    /// <param name="route">The route it asks.</param>
    /// <param name="page">The JSON of a page.</param>
    /// <param name="item">The JSON of an item.</param>
    /// <param name="write">Writes the items for people and says how many there were.</param>
    public static Command Create<T>(
        Command command,
        QueryOptions query,
        string route,
        JsonTypeInfo<Page<T>> page,
        JsonTypeInfo<T> item,
        Func<IAsyncEnumerable<T>, CancellationToken, Task<int>> write
    )
    {
        var api = new ApiOptions();
        query.AddTo(command);
        api.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                using PipelineApi pipeline = api.Open(arguments);
                int total = 0;
                IAsyncEnumerable<T> items = pipeline.ReadAllAsync(
                    () => query.Query(route, arguments),
                    page,
                    query.Limit(arguments),
                    all => total = all,
                    cancellationToken
                );
                if (api.Json(arguments))
                {
                    return Result(await JsonLines.WriteAsync(items, item, cancellationToken));
                }

                int found = await write(items, cancellationToken);
                if (total > found && found > 0)
                {
                    await Console.Error.WriteLineAsync($"{found:N0} of {total:N0}; --limit shows more.");
                }

                return Result(found);
            }
        );
        return command;
    }

    private static int Result(int found) => found > 0 ? ExitCodes.Success : ExitCodes.NothingFound;
}
