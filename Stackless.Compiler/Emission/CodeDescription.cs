// What a code object says of a function, whichever engine runs it.
using Stackless.Compiler.Ir;
using Stackless.Runtime;

namespace Stackless.Compiler.Emission;
static class CodeDescription
{
    public static bool HasNamespace(IrFunction f) => f.Kind is FunctionKind.ClassBody or FunctionKind.Dynamic;

    public static int PositionalCount(IrFunction f) => HasNamespace(f) ? 1 : f.PositionalCount;

    public static CodeFlags Flags(IrFunction f) =>
        (f.HasVarArgs ? CodeFlags.HasVarArgs : 0) | (f.HasVarKeywords ? CodeFlags.HasVarKeywords : 0)
        | (f.IsGenerator ? CodeFlags.IsGenerator : 0)
        | (f.IsAsyncGenerator ? CodeFlags.IsAsyncGenerator : f.IsCoroutine ? CodeFlags.IsCoroutine : 0)
        | (HasNamespace(f) ? CodeFlags.HasNamespace : 0) | (f.KeepsVariables ? CodeFlags.KeepsVariables : 0);

    /// <summary>Parameters first, then the other variables.</summary>
    public static IEnumerable<string> VariableNames(IrFunction f) =>
        f.Locals.Where(l => l.Kind != LocalKind.Temporary && l.Name != ".namespace").Select(l => l.Name).Distinct();
}
