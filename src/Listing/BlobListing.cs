using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Listing;

/// <summary>
/// Lists a container, also on an emulator that cannot: an Azurite that another program started answers 500 to every page with a name
/// that XML does not allow (U+0001, U+FFFE). Such names are narrowed down by prefix, reported and left out; all others are found.
/// Its files are compiled into every project that lists what users have named: the catalogue and the local host know nothing of each other.
/// </summary>
/// <param name="container">The container. Its client has <see cref="ListingsFailAtOnce"/>, or every failure costs some tries.</param>
/// <param name="unlistable">Told what such names begin with.</param>
/// <param name="traits">What to say of each blob beside its properties.</param>
internal sealed class BlobListing(BlobContainerClient container, Action<string> unlistable, BlobTraits traits = BlobTraits.None)
{
    private const int LargestPage = 5000;
    private const string Last = "\uFFFD"; // The last letter that XML allows.

    // What names are made of, as far as seen: the next character of a name that cannot be listed is looked for among these.
    private readonly SortedSet<string> _letters = new(
        Enumerable.Range(' ', '~' - ' ' + 1).Select(letter => ((char)letter).ToString()),
        StringComparer.Ordinal
    );

    /// <summary>Every blob whose name begins with <paramref name="prefix"/>.</summary>
    /// <param name="prefix">The beginning; may be empty.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RequestFailedException">Storage does not list anything.</exception>
    public IAsyncEnumerable<BlobItem> ReadAsync(string prefix, CancellationToken cancellationToken) =>
        ReadAsync(prefix, null, cancellationToken);

    private async IAsyncEnumerable<BlobItem> ReadAsync(
        string prefix,
        string? after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var at = new Place { After = after };
        string? done = null;
        while (true)
        {
            at.Moved = false;
            await foreach (BlobItem blob in ReadPagesAsync(prefix, at, cancellationToken))
            {
                yield return blob;
            }

            if (at.PastControls && (at.Moved || !at.Stopped))
            {
                unlistable(prefix);
                at.PastControls = false;
            }

            if (!at.Stopped)
            {
                yield break;
            }

            if (at.After is null || at.After.Length == prefix.Length)
            {
                await ThrowIfNothingCanBeListedAsync(cancellationToken);
                (at.After, at.PastControls, at.Stopped) = (prefix + " ", true, false); // The next character may be a control character.
                if ((await TryReadAsync(at.After, null, 1, cancellationToken)).Page?.Values is [{ } spaced] && spaced.Name == at.After)
                {
                    yield return spaced;
                }

                continue;
            }

            (string? next, bool listable) = await FindNextAsync(prefix, at.After, cancellationToken);
            if ((next is null || listable) && at.After != done)
            {
                unlistable(prefix); // Its next character is none that a name was seen to have.
            }

            if (next is null)
            {
                yield break;
            }

            string? within = at.After.StartsWith(next, StringComparison.Ordinal) ? at.After : null;
            await foreach (BlobItem blob in ReadAsync(next, within, cancellationToken))
            {
                yield return blob;
            }

            done = next + Last;
            (at.After, at.Stopped, at.PastControls) = (done, false, false);
        }
    }

    /// <summary>
    /// The first beginning, one character longer than the prefix, of a name after another; and whether that name can be listed.
    /// </summary>
    private async Task<(string? Beginning, bool Listable)> FindNextAsync(string prefix, string after, CancellationToken cancellationToken)
    {
        foreach (string letter in _letters.ToArray())
        {
            string next = prefix + letter;
            bool within = after.StartsWith(next, StringComparison.Ordinal) && after != next + Last; // Else it is done with.
            if (within || string.CompareOrdinal(next, after) > 0)
            {
                (Page<BlobItem>? first, _) = await TryReadAsync(next, within ? after : null, 1, cancellationToken);
                if (first is not { Values.Count: 0 })
                {
                    return (next, first is not null);
                }
            }
        }

        return (null, false);
    }

    private async Task ThrowIfNothingCanBeListedAsync(CancellationToken cancellationToken)
    {
        if ((await TryReadAsync($"\u2063{Guid.NewGuid()}", null, 1, cancellationToken)).Failure is { } failure)
        {
            throw failure; // It is not about a name.
        }
    }

    /// <summary>Page by page, in smaller ones where one fails, until the next name is one that cannot be listed.</summary>
    private async IAsyncEnumerable<BlobItem> ReadPagesAsync(
        string prefix,
        Place at,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        int size = LargestPage;
        while (!at.Stopped)
        {
            (Page<BlobItem>? page, _) = await TryReadAsync(prefix, at.After, size, cancellationToken);
            if (page is null)
            {
                at.Stopped = size == 1;
                size = Math.Max(size / 8, 1);
                continue;
            }

            at.Moved = true;
            foreach (BlobItem blob in page.Values)
            {
                Learn(blob.Name);
                yield return blob;
            }

            if (string.IsNullOrEmpty(page.ContinuationToken))
            {
                yield break;
            }

            (at.After, size) = (page.ContinuationToken, Math.Min(size * 2, LargestPage));
        }
    }

    private async Task<(Page<BlobItem>? Page, Exception? Failure)> TryReadAsync(
        string prefix,
        string? after,
        int size,
        CancellationToken cancellationToken
    )
    {
        try
        {
            AsyncPageable<BlobItem> blobs = container.GetBlobsAsync(traits, BlobStates.None, prefix, cancellationToken);
            await foreach (Page<BlobItem> page in blobs.AsPages(after, size))
            {
                return (page, null);
            }

            return (null, null);
        }
        catch (Exception error) when (IsRefusal(error))
        {
            return (null, error);
        }
    }

    /// <summary>
    /// Whether the emulator answered 500; its answer is empty, where the SDK expects XML and says only that there is none.
    /// </summary>
    private bool IsRefusal(Exception error) =>
        EmulatorAddress.IsContainer(container.Uri) && error is RequestFailedException { Status: 500 } or XmlException;

    private void Learn(string name)
    {
        foreach (Rune letter in name.EnumerateRunes())
        {
            if (letter.Value > '~')
            {
                _letters.Add(letter.ToString());
            }
        }
    }

    /// <summary>How far a listing has come.</summary>
    private sealed class Place
    {
        public string? After { get; set; }

        /// <summary>Whether the next name cannot be listed.</summary>
        public bool Stopped { get; set; }

        /// <summary>Whether any page could be.</summary>
        public bool Moved { get; set; }

        /// <summary>Whether names that go on with a control character were passed over.</summary>
        public bool PastControls { get; set; }
    }
}
