// What a dict has once code runs with it as its globals: the cells that the code holds, the dict behind it (builtins), and the states of modules
// whose functions were made for it from outside (out of a pickle, by types.FunctionType): one for each module, however many functions.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

sealed class ModuleCells
{
    readonly Dictionary<PyStr, GlobalCell> cells = [];

    // Those that were not bound when the others became very many: code may or may not hold them still.
    Dictionary<PyStr, WeakReference<GlobalCell>>? unbound;
    int sweepAt = 4096;

    /// <summary>Names not bound in the dict are looked for there.</summary>
    public PyDict? Fallback;

    /// <summary>Whose code runs in it: of builtins itself, and of all that fall back to them.</summary>
    public Interpreter? Owner
    {
        get => owner ?? Fallback?.Interpreter;
        init => owner = value;
    }

    readonly Interpreter? owner;

    // A weak table would keep each state as long as its module, and with it this dict and its whole interpreter: the state leads back to the table. Only
    // text that is executed is held weakly: there may be ever more of it.
    Dictionary<CompiledModule, ModuleState>? states;
    ConditionalWeakTable<CompiledModule, ModuleState>? statesOfTexts;

    /// <summary>How many cells there are, some that nobody holds included.</summary>
    internal int Count => cells.Count + (unbound?.Count ?? 0);

    /// <summary>The cell of a name, made when it is first asked for.</summary>
    public GlobalCell CellFor(PyDict globals, PyStr name)
    {
        if (cells.TryGetValue(name, out var cell))
        {
            return cell;
        }
        if (cells.Count >= sweepAt)
        {
            Sweep();
        }
        // Builtins are a dict, and may be the globals of other code, with builtins of its own.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (unbound is null || !unbound.Remove(name, out var reference) || !reference.TryGetTarget(out cell))
        {
            cell = new GlobalCell(globals, name, Fallback?.CellFor(name));
        }
        cells.Add(name, cell);
        return cell;
    }

    // Executed text may name ever new globals that are nowhere, and names may come and go: only cells with a value, and those that somebody
    // else holds, have to stay. Their number doubles before the next time.
    void Sweep()
    {
        unbound ??= [];
        foreach (var (name, reference) in unbound)
        {
            if (!reference.TryGetTarget(out _))
            {
                unbound.Remove(name);
            }
        }
        var held = unbound.Count;
        foreach (var (name, cell) in cells)
        {
            if (cell.Value.IsNull)
            {
                unbound[name] = new WeakReference<GlobalCell>(cell, trackResurrection: true);
                cells.Remove(name);
            }
        }
        sweepAt = Math.Max(4096, (cells.Count + held) * 2);
    }

    /// <summary>The state for code of one module, made when it is first asked for.</summary>
    public ModuleState StateOf(CompiledModule module, PyDict globals)
    {
        if (module.IsCollectible)
        {
            return (statesOfTexts ??= []).GetValue(module, m => m.NewState(globals));
        }
        states ??= [];
        if (!states.TryGetValue(module, out var state))
        {
            states.Add(module, state = module.NewState(globals));
        }
        return state;
    }
}
