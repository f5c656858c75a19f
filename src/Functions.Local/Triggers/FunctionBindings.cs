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
internal sealed class FunctionBindings(Lazy<IJobHostMetadataProvider> metadata)
{
    /// <summary>Adds what the function reads besides its trigger.</summary>
    public async Task ReadInputsAsync(
        HostedFunction function,
        InvocationRequest request,
        Binder binder,
        CancellationToken cancellationToken
    )
    {
        foreach (JObject input in function.Inputs)
        {
            Attribute attribute = AttributeOf(function, input);
            object? value = HostedFunction.IsDeferred(input)
                ? await binder.BindAsync<ParameterBindingData>(attribute, cancellationToken)
                : await binder.BindAsync<string>(attribute, cancellationToken);
            request.InputData.Add(new ParameterBinding { Name = (string)input["name"]!, Data = value is null ? new() : RpcData.Of(value) });
        }
    }

    /// <summary>Sends what the function returned to where its output bindings say.</summary>
    public async Task SendOutputsAsync(
        HostedFunction function,
        InvocationResponse response,
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

            Attribute attribute = AttributeOf(function, output);
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

    private Attribute AttributeOf(HostedFunction function, JObject binding)
    {
        Attribute attribute =
            TriggerTypes.AttributeOf(binding, metadata.Value)
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
}
