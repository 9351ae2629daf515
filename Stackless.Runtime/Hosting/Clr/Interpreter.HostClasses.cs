// .NET's types in an interpreter.
namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    HostClasses? hostClasses;

    /// <summary>The classes of .NET's types; made when the first is asked for.</summary>
    internal HostClasses HostClasses => hostClasses ?? Interlocked.CompareExchange(ref hostClasses, new HostClasses(this), null) ?? hostClasses;

    /// <summary>The same, if Python code has asked for .NET by name; null otherwise.</summary>
    internal HostClasses? HostClassesInUse => hostClasses is { AreInUse: true } ? hostClasses : null;
}
