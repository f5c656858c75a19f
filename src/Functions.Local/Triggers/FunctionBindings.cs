using System.Text.RegularExpressions;
using Google.Protobuf;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Newtonsoft.Json.Linq;
using Pipeline.Functions.Local.Rpc;
using Pipeline.Functions.Local.Startup;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>
/// Reads the inputs of a function before it runs and sends its outputs after it succeeded, through the WebJobs extensions.
/// </summary>
#pragma warning disable CS0618
internal sealed partial class FunctionBindings(Lazy<IJobHostMetadataProvider> metadata)
{
    /// <summary>No values besides those that the SDK knows of the trigger.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoValues = new Dictionary<string, string>();

    /// <summary>Adds what the function reads besides its trigger.</summary>
    /// <param name="function">The function.</param>
    /// <param name="request">What the worker is told.</param>
    /// <param name="values">What expressions such as <c>{id}</c> stand for, besides what the SDK knows.</param>
    /// <param name="binder">Reads.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ReadInputsAsync(
        HostedFunction function,
        InvocationRequest request,
        IReadOnlyDictionary<string, string> values,
        Binder binder,
        CancellationToken cancellationToken
    )
    {
        foreach (JObject input in function.Inputs)
        {
            Attribute attribute = AttributeOf(function, input, values);
            object? value = HostedFunction.IsDeferred(input)
                ? await binder.BindAsync<ParameterBindingData>(attribute, cancellationToken)
                : await binder.BindAsync<string>(attribute, cancellationToken);
            request.InputData.Add(new ParameterBinding { Name = (string)input["name"]!, Data = value is null ? new() : RpcData.Of(value) });
        }
    }

    /// <summary>Sends what the function returned to where its output bindings say.</summary>
    /// <param name="function">The function.</param>
    /// <param name="response">What it returned.</param>
    /// <param name="values">What expressions such as <c>{id}</c> stand for, besides what the SDK knows.</param>
    /// <param name="binder">Sends.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SendOutputsAsync(
        HostedFunction function,
        InvocationResponse response,
        IReadOnlyDictionary<string, string> values,
        Binder binder,
        CancellationToken cancellationToken
    )
    {
        foreach (JObject output in function.Outputs)
        {
            string name = (string)output["name"]!;
            TypedData? value =
                name == "$return" ? response.ReturnValue : response.OutputData.FirstOrDefault(data => data.Name == name)?.Data;
            if (value is null or { DataCase: TypedData.DataOneofCase.None })
            {
                continue;
            }

            Attribute attribute = AttributeOf(function, output, values);
            if (attribute is BlobAttribute)
            {
                await WriteAsync(attribute, value, binder, cancellationToken);
            }
            else
            {
                await CollectAsync(attribute, value, binder, cancellationToken);
            }
        }
    }

    private static async Task WriteAsync(Attribute attribute, TypedData value, Binder binder, CancellationToken cancellationToken)
    {
        if (RpcData.Bytes(value) is not { } bytes)
        {
            return;
        }

        await using Stream stream = await binder.BindAsync<Stream>(attribute, cancellationToken);
        await stream.WriteAsync(bytes, cancellationToken);
    }

    private static async Task CollectAsync(Attribute attribute, TypedData value, Binder binder, CancellationToken cancellationToken)
    {
        if (value.DataCase is TypedData.DataOneofCase.Bytes or TypedData.DataOneofCase.Stream or TypedData.DataOneofCase.CollectionBytes)
        {
            IAsyncCollector<byte[]> bytes = await binder.BindAsync<IAsyncCollector<byte[]>>(attribute, cancellationToken);
            foreach (
                ByteString? item in value.CollectionBytes?.Bytes
                    ?? [value.DataCase == TypedData.DataOneofCase.Bytes ? value.Bytes : value.Stream]
            )
            {
                await bytes.AddAsync(item.ToByteArray(), cancellationToken);
            }

            await bytes.FlushAsync(cancellationToken);
            return;
        }

        IAsyncCollector<string> texts = await binder.BindAsync<IAsyncCollector<string>>(attribute, cancellationToken);
        foreach (string item in RpcData.Items(value))
        {
            await texts.AddAsync(item, cancellationToken);
        }

        await texts.FlushAsync(cancellationToken);
    }

    private Attribute AttributeOf(HostedFunction function, JObject binding, IReadOnlyDictionary<string, string> values)
    {
        Attribute attribute =
            TriggerTypes.AttributeOf(Fill(binding, values), metadata.Value)
            ?? throw new NotSupportedException(
                $"No extension knows the binding '{(string?)binding["type"]}' of function '{function.Name}'."
            );
        if (attribute is BlobAttribute { Access: null } blob)
        {
            blob.Access = string.Equals((string?)binding["direction"], "out", StringComparison.OrdinalIgnoreCase)
                ? FileAccess.Write
                : FileAccess.Read;
        }

        return attribute;
    }

    private static JObject Fill(JObject binding, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0)
        {
            return binding;
        }

        var filled = (JObject)binding.DeepClone();
        foreach (JProperty property in filled.Properties().Where(property => property.Value.Type == JTokenType.String))
        {
            property.Value = Expression()
                .Replace(
                    (string)property.Value!,
                    match => values.TryGetValue(match.Groups["name"].Value, out string? value) ? value : match.Value
                );
        }

        return filled;
    }

    [GeneratedRegex(@"\{(?<name>[^{}:]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Expression();
}
