// Loading the modules that a pickle names.
namespace Stackless.Runtime;

static class PickledImport
{
    /// <summary>The module, imported if it is not loaded yet.</summary>
    public static Value Import(ThreadState ts, PyStr name) => Prelude.ModuleOf(ts.Interpreter, name.Text) is { } own
        ? new Value(own)
        : Prelude.Call(ts, PreludeNames.ImportModule, new Value(name));
}
