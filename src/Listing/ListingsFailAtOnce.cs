using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Listing;

/// <summary>
/// An emulator answers 500 to a listing with a name that it cannot list, at every try. So such an answer is not waited for again: whoever
/// lists narrows the listing down. Storage that is no emulator is asked again as usual.
/// </summary>
internal sealed class ListingsFailAtOnce : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        RequestUriBuilder uri = message.Request.Uri;
        if (
            message.Request.Method == RequestMethod.Get
            && uri.Query.Contains("comp=list", StringComparison.Ordinal)
            && uri.Query.Contains("restype=container", StringComparison.Ordinal)
            && EmulatorAddress.IsContainer(uri.ToUri())
        )
        {
            message.ResponseClassifier = new NotAgain(message.ResponseClassifier);
        }
    }

    private sealed class NotAgain(ResponseClassifier usual) : ResponseClassifier
    {
        public override bool IsRetriableResponse(HttpMessage message) =>
            message.Response.Status != 500 && usual.IsRetriableResponse(message);

        public override bool IsRetriableException(Exception exception) => usual.IsRetriableException(exception);

        public override bool IsRetriable(HttpMessage message, Exception exception) => usual.IsRetriable(message, exception);

        public override bool IsErrorResponse(HttpMessage message) => usual.IsErrorResponse(message);
    }
}
