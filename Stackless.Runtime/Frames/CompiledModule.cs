// The code of one module, which all interpreters share: what its codes have in common, and identifies them as one module's.
namespace Stackless.Runtime;

/// <summary>Emitted code makes one for its module before anything else.</summary>
/// <param name="newState">The address of a method that makes a state for some globals: ModuleState NewState(PyDict).</param>
public sealed unsafe class CompiledModule(IntPtr newState)
{
    internal ModuleState NewState(PyDict globals) => ((delegate*<PyDict, ModuleState>)newState)(globals);
}
