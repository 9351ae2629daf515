// What a dict has once code runs with it as its globals: the cells that the code holds, the dict behind it (builtins), and the states of modules
// whose functions were made for it from outside (out of a pickle, by types.FunctionType): one for each module, however many functions.
namespace Stackless.Runtime;

internal sealed class ModuleCells
{
    public readonly Dictionary<PyStr, GlobalCell> Cells = [];

    /// <summary>Names not bound in the dict are looked for there.</summary>
    public PyDict? Fallback;

    /// <summary>Whose code runs in it: of builtins itself, and of all that fall back to them.</summary>
    public Interpreter? Owner
    {
        get => owner ?? Fallback?.Interpreter;
        init => owner = value;
    }

    readonly Interpreter? owner;

    Dictionary<CompiledModule, ModuleState>? states;

    /// <summary>The state for code of one module, made when it is first asked for.</summary>
    public ModuleState StateOf(CompiledModule module, PyDict globals)
    {
        states ??= [];
        if (!states.TryGetValue(module, out var state))
        {
            states.Add(module, state = module.NewState(globals));
        }
        return state;
    }
}
