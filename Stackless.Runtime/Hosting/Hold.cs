// A look into an interpreter from C#: nobody else runs it meanwhile, and nothing is run. A call is a Visit.
namespace Stackless.Hosting;

readonly struct Hold : IDisposable
{
    readonly Visitors visitors;
    readonly Visitor? visitor;

    /// <exception cref="ObjectDisposedException">The interpreter is disposed.</exception>
    public Hold(Interpreter interpreter)
    {
        visitors = interpreter.Visitors;
        var entered = visitors.Enter(interpreter.Thread.WakeUp, default, out var isInside);
        visitor = isInside ? null : entered;
        if (!isInside && interpreter.IsDisposed)
        {
            Dispose();
            throw new ObjectDisposedException(interpreter.Name);
        }
    }

    public void Dispose()
    {
        if (visitor is not null)
        {
            visitors.Leave();
            visitor.Rest();
        }
    }
}
