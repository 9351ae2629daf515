// The code of one module, which all interpreters share: what its codes have in common, and identifies them as one module's. Binding it to a
// namespace gives the module's body as a function, with a state of its own: a module can be bound any number of times.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CompiledModule
{
    /// <summary>Goes when nobody refers to it: text that was executed.</summary>
    public abstract bool IsCollectible { get; }

    /// <summary>The code of the module's body.</summary>
    internal abstract Code Body { get; }

    /// <summary>What compile() was given; null if it was a file.</summary>
    internal TextOrigin? Origin { get; set; }

    internal abstract ModuleState NewState(PyDict globals);

    /// <summary>The module's body, to be called with no arguments, or with the namespace if it is executed text.</summary>
    public PyFunction Bind(PyDict globals) => new(Body, NewState(globals), [], default, default, default);
}

/// <summary>The text that a module was compiled from: with it, code can be compiled again in another process.</summary>
sealed record TextOrigin(PyStr Text, string FileName, string Mode);

/// <summary>A module that was emitted as a class. Its own code makes one before anything else.</summary>
/// <param name="newState">The address of a method that makes a state for some globals: ModuleState NewState(PyDict).</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class EmittedModule(IntPtr newState) : CompiledModule
{
    /// <summary>The module class that is being loaded, if it can be unloaded.</summary>
    [ThreadStatic]
    internal static Type? Loading;

    // The class lives as long as somebody refers to it: a pointer to one of its methods does not.
    readonly Type? unloadable = Loading;
    Code? body;

    public override bool IsCollectible => unloadable is not null;

    internal override Code Body => body!;

    /// <summary>Called by the emitted code when it has made all code objects.</summary>
    public void Complete(Code code) => body = code;

    internal override ModuleState NewState(PyDict globals) => ((delegate*<PyDict, ModuleState>)newState)(globals);
}
