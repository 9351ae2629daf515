// A level of a Python traceback, as C# code reads it.
namespace Stackless.Hosting;

/// <summary>Where an exception passed through.</summary>
/// <param name="File">The source file, as it was compiled or imported.</param>
/// <param name="Line">The line in it, from 1.</param>
/// <param name="Function">The function's qualified name, such as <c>Order.total</c>; <c>&lt;module&gt;</c> for a module's body.</param>
public sealed record PythonFrame(string File, int Line, string Function)
{
    // Outermost first; what is the runtime's own is left out, as in a printed traceback.
    internal static IReadOnlyList<PythonFrame> Of(PyObject? traceback)
    {
        var frames = new List<PythonFrame>();
        for (var level = traceback as PyTraceback; level is not null; level = level.Inner as PyTraceback)
        {
            if (!level.Function.Code.IsOwn)
            {
                frames.Add(new PythonFrame(level.Function.Code.FileName, (int)level.Line, level.Function.QualifiedName.Text));
            }
        }
        return frames;
    }

    public override string ToString() => $"{Function} in {File}:line {Line}";
}
