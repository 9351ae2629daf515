// An asynchronous iterable of Python as an IAsyncEnumerable: an event loop on a thread of the pool runs it, from one element to the next, as C# asks for them. Who stops asking closes it.
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Stackless.Hosting;

sealed class PythonAsyncSequence<T>(Interpreter interpreter, Value source) : IAsyncEnumerable<T>
{
    /// <summary>The Python object.</summary>
    public Value Source => source;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => Enumerate(cancellationToken).GetAsyncEnumerator(CancellationToken.None);

    async IAsyncEnumerable<T> Enumerate([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var demand = new SemaphoreSlim(0);
        var elements = System.Threading.Channels.Channel.CreateUnbounded<T>();
        var running = Task.Run(() => Run(elements.Writer, demand, ended.Token), CancellationToken.None);
        try
        {
            for (; ; )
            {
                demand.Release();
                if (!await elements.Reader.WaitToReadAsync(cancellation))
                {
                    yield break;
                }
                elements.Reader.TryRead(out var element);
                yield return element!;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await running;
        }
    }

    // What it raises is thrown where the next element is asked for.
    void Run(ChannelWriter<T> writer, SemaphoreSlim demand, CancellationToken cancellation)
    {
        try
        {
            using var visit = new Visit(interpreter, cancellation);
            var asked = new PyHostFunction(() => demand.WaitAsync(cancellation));
            var give = new PyHostFunction((Value element) => { writer.TryWrite(FromPython.To<T>(interpreter, element, "the asynchronous iterable is to give a")); });
            visit.Call(interpreter.Prelude.Function(PreludeNames.RunAsynchronousIterable), [source, new Value(asked), new Value(give)], []);
            writer.Complete();
        }
        catch (Exception thrown)
        {
            writer.Complete(thrown);
        }
    }
}
