using System.Threading.Channels;
using Azure.Core;

namespace Pipeline.Catalog.Tests.Support;

/// <summary>
/// Runs several flows so that exactly one storage call happens at a time, in an order the caller decides call by call. With
/// <see cref="ExploreAsync"/> every order is run.
/// </summary>
/// <param name="isStep">Which calls count; the others happen together with the one before them. Null for all.</param>
internal sealed class Schedule(Func<Request, bool>? isStep = null)
{
    private readonly Channel<Actor> _arrivals = Channel.CreateUnbounded<Actor>();
    private readonly List<Actor> _actors = [];

    /// <summary>Runs every order in which the storage calls of flows can follow each other.</summary>
    /// <param name="run">Runs the flows once: it is given the order to follow, and the number of the run.</param>
    /// <returns>How many orders there were.</returns>
    public static async Task<int> ExploreAsync(Func<Order, int, Task> run)
    {
        var next = new List<int>();
        for (int runs = 1; ; runs++)
        {
            var order = new Order(next);
            await run(order, runs);

            // Depth first: the last choice that has another alternative takes it.
            List<(int Taken, int Of)> choices = order.Choices;
            int last = choices.FindLastIndex(static choice => choice.Taken + 1 < choice.Of);
            if (last < 0)
            {
                return runs;
            }

            next = [.. choices.Take(last).Select(static choice => choice.Taken), choices[last].Taken + 1];
        }
    }

    /// <summary>Runs flows in one order.</summary>
    /// <param name="choose">Given how many flows could go on, which of them does.</param>
    /// <param name="flows">The flows.</param>
    public async Task RunAsync(Func<int, int> choose, params Func<Task>[] flows)
    {
        foreach (Func<Task> flow in flows)
        {
            _actors.Add(new Actor(this));
        }

        Task[] running = [.. flows.Zip(_actors, static (flow, actor) => actor.RunAsync(flow))];
        for (int moving = flows.Length; ; )
        {
            // Wait until every flow stands before a call, or has ended.
            for (; moving > 0; moving--)
            {
                await _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken);
            }

            Actor[] ready = [.. _actors.Where(static actor => actor.IsWaiting)];
            if (ready.Length == 0)
            {
                break;
            }

            ready[ready.Length == 1 ? 0 : choose(ready.Length)].Go();
            moving = 1;
        }

        await Task.WhenAll(running);
    }

    private bool IsStep(Request request) => isStep is null || isStep(request);

    /// <summary>
    /// One order: follows the choices it is given, then takes the first alternative, and remembers what there was to choose.
    /// </summary>
    internal sealed class Order(IReadOnlyList<int> given)
    {
        public List<(int Taken, int Of)> Choices { get; } = [];

        public int Choose(int alternatives)
        {
            int taken = Choices.Count < given.Count ? given[Choices.Count] : 0;
            Choices.Add((taken, alternatives));
            return taken;
        }
    }

    private sealed class Actor(Schedule schedule) : StorageCallWatcher
    {
        private TaskCompletionSource? _turn;

        public bool IsWaiting => _turn is not null;

        public async Task RunAsync(Func<Task> flow)
        {
            await Task.Yield();
            try
            {
                using (StorageCalls.Watch(this))
                {
                    await flow();
                }
            }
            finally
            {
                schedule._arrivals.Writer.TryWrite(this);
            }
        }

        public override async ValueTask BeforeAsync(Request request)
        {
            if (!schedule.IsStep(request))
            {
                return;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (Interlocked.Exchange(ref _turn, turn) is not null)
            {
                throw new InvalidOperationException(
                    "A flow makes two calls at the same time, so that their order is not decided here. Leave it one of each."
                );
            }

            schedule._arrivals.Writer.TryWrite(this);
            await turn.Task;
        }

        public void Go()
        {
            TaskCompletionSource turn = _turn!;
            _turn = null;
            turn.SetResult();
        }
    }
}
