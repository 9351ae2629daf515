// An OS thread that has called into an interpreter, until its outermost call returns. The interpreter is run by one visitor at a time, who holds
// it; the others wait for their turn here.
namespace Stackless.Runtime;

sealed class Visitor
{
    // The last one of the calling OS thread, whose call has returned. Most calls come from a thread that has called before.
    [ThreadStatic]
    static Visitor? idle;

    /// <summary>A visitor for the calling OS thread.</summary>
    public static Visitor Here()
    {
        var visitor = idle ?? new Visitor();
        idle = null;
        return visitor;
    }

    /// <summary>Its outermost call has returned: nobody knows it any more.</summary>
    public void Rest() => idle = this;

    readonly int osThread = Environment.CurrentManagedThreadId;
    readonly SemaphoreSlim turn = new(0);

    /// <summary>Called on the visitor's own OS thread?</summary>
    public bool IsHere => osThread == Environment.CurrentManagedThreadId;

    /// <summary>Gives the interpreter to this visitor. By who holds it, under the interpreter's gate.</summary>
    public void GiveTurn() => turn.Release();

    /// <summary>Waits until somebody gives it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the turn may have been given in the same moment.</exception>
    public void AwaitTurn(CancellationToken cancellation = default) => turn.Wait(cancellation);
}
