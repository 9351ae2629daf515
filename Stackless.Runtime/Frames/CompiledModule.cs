// The code of one module, which all interpreters share: what its codes have in common, and identifies them as one module's.
namespace Stackless.Runtime;

/// <summary>Emitted code makes one for its module before anything else.</summary>
/// <param name="newState">The address of a method that makes a state for some globals: ModuleState NewState(PyDict).</param>
public sealed unsafe class CompiledModule(IntPtr newState)
{
    /// <summary>The module class that is being bound, if it can be unloaded.</summary>
    [ThreadStatic]
    internal static Type? Binding;

    // The class lives as long as somebody refers to it: a pointer to one of its methods does not.
    readonly Type? unloadable = Binding;

    /// <summary>Goes when nobody refers to it: text that was executed.</summary>
    internal bool IsCollectible => unloadable is not null;

    internal ModuleState NewState(PyDict globals) => ((delegate*<PyDict, ModuleState>)newState)(globals);
}
