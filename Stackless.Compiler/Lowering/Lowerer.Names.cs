// Names: where one lives (Place), and loading, storing and deleting it there. The only file that reads symbols.
// A comprehension is inlined: its scope's own names are isolated locals of the function it stands in, and what it has free is looked up
// outwards, scope by scope. A class body's names are not seen from its comprehensions, but from its annotations they are, as CPython has it.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    /// <summary>Where a name lives.</summary>
    abstract record Place;

    sealed record VariablePlace(Ir.Local Variable) : Place;

    sealed record CellPlace(Ir.Local Cell, bool IsFree) : Place;

    sealed record GlobalPlace : Place
    {
        public static readonly GlobalPlace Instance = new();
    }

    /// <summary>The namespace of a class body or of dynamic code, then the cell if given, then globals and builtins.</summary>
    sealed record NamespacePlace(Ir.Local Namespace, Ir.Local? Cell) : Place;

    Place PlaceOf(string id)
    {
        var name = Mangle(id);
        for (var comprehension = context.Comprehension; comprehension is not null; comprehension = comprehension.Outer)
        {
            if (comprehension.Variables.TryGetValue(name, out var variable))
            {
                return variable.IsCell ? new CellPlace(variable, IsFree: false) : new VariablePlace(variable);
            }
        }
        var kind = context.Function.Kind;
        var symbol = context.Scope.Find(name);
        var hasNamespace = context.Namespace is not null && context.Comprehension is null;
        if (context.ClosureCells.TryGetValue(name, out var free) && (symbol == SymbolKind.Free || !hasNamespace))
        {
            return hasNamespace ? new NamespacePlace(context.Namespace!, free) : new CellPlace(free, IsFree: true);
        }
        switch (kind)
        {
            case Ir.FunctionKind.Module:
                return GlobalPlace.Instance;
            case Ir.FunctionKind.Dynamic:
                return symbol == SymbolKind.GlobalExplicit ? GlobalPlace.Instance : new NamespacePlace(context.Namespace!, null);
            case Ir.FunctionKind.ClassBody:
                return symbol == SymbolKind.GlobalExplicit || context.Comprehension is not null
                    ? GlobalPlace.Instance
                    : new NamespacePlace(context.Namespace!, null);
        }
        return symbol switch
        {
            SymbolKind.Local or SymbolKind.Cell => OwnVariable(name),
            SymbolKind.GlobalExplicit => GlobalPlace.Instance,
            _ when context.Namespace is not null => new NamespacePlace(context.Namespace, null),
            _ => GlobalPlace.Instance,
        };
    }

    Place OwnVariable(string name)
    {
        var variable = Builder.Variable(name);
        return variable.IsCell ? new CellPlace(variable, IsFree: false) : new VariablePlace(variable);
    }

    bool IsGlobal(string id) => PlaceOf(id) is GlobalPlace or NamespacePlace { Cell: null };

    /// <summary>The local variable a name is, if it is one.</summary>
    Ir.Local? VariableOf(string id) => PlaceOf(id) is VariablePlace place ? place.Variable : null;

    /// <summary>The variable an expression's result may be written to at once. Not under a handler: an operation that fails there must leave
    /// the variable as it was.</summary>
    Ir.Local? DirectTarget(string id) => Builder.Handler is null ? VariableOf(id) : null;

    /// <summary>The cell of a captured variable, to be put into a closure.</summary>
    Ir.Local? CellOf(string name)
    {
        for (var comprehension = context.Comprehension; comprehension is not null; comprehension = comprehension.Outer)
        {
            if (comprehension.Variables.TryGetValue(name, out var variable))
            {
                return variable.IsCell ? variable : null;
            }
        }
        if (context.ClosureCells.TryGetValue(name, out var free))
        {
            return free;
        }
        return context.OwnCells.GetValueOrDefault(name);
    }

    // x                      a variable: check_bound x -> x; a cell: .d = load_cell x; otherwise .d = global x, or .d = name .namespace.x
    Ir.Operand LowerName(Name expression, Ir.Local? hint)
    {
        // e = eval: it may be called by that name, and asks the running frame for its variables then. By a module's own name every function of it may.
        if (expression.Id is "eval" or "exec" or "locals" or "vars" or "dir" && IsGlobal(expression.Id))
        {
            context.Function.KeepsVariables = true;
            isScopeAskedByOtherName |= context.Function.Kind is Ir.FunctionKind.Module or Ir.FunctionKind.Dynamic;
        }
        return LoadName(expression.Id, expression.Span, hint);
    }

    Ir.Operand LoadName(string id, Span span, Ir.Local? hint)
    {
        if (id == "__debug__")
        {
            return ConstOf(optimization > 0 ? ConstantBool.False : ConstantBool.True);
        }
        var name = Mangle(id);
        switch (PlaceOf(id))
        {
            case VariablePlace place:
                Emit(new Ir.CheckBound(place.Variable, IsFree: false), span);
                // A walrus later in the same expression may bind it anew: x + (x := 1).
                return scopes.WalrusTargets.Contains(id) ? Stable(place.Variable, span) : place.Variable;
            case CellPlace place:
            {
                var result = Destination(hint);
                Emit(new Ir.LoadCell(result, place.Cell, name, place.IsFree), span);
                return result;
            }
            case NamespacePlace place:
            {
                var result = Destination(hint);
                Emit(new Ir.LoadName(result, place.Namespace, name, place.Cell), span);
                return result;
            }
            default:
            {
                var result = Destination(hint);
                Emit(new Ir.LoadGlobal(result, name), span);
                return result;
            }
        }
    }

    void StoreName(string id, Ir.Operand value, Span span)
    {
        var name = Mangle(id);
        switch (PlaceOf(id))
        {
            case VariablePlace place when !ReferenceEquals(place.Variable, value):
                Emit(new Ir.Move(place.Variable, value), span);
                break;
            case VariablePlace:
                break;
            case CellPlace place:
                Emit(new Ir.StoreCell(place.Cell, value), span);
                break;
            case NamespacePlace { Cell: { } cell }:
                Emit(new Ir.StoreCell(cell, value), span);
                break;
            case NamespacePlace place:
                Emit(new Ir.StoreName(place.Namespace, name, value), span);
                break;
            default:
                Emit(new Ir.StoreGlobal(name, value), span);
                break;
        }
    }

    void DeleteName(string id, Span span)
    {
        var name = Mangle(id);
        switch (PlaceOf(id))
        {
            case VariablePlace place:
                Emit(new Ir.CheckBound(place.Variable, IsFree: false), span);
                Emit(new Ir.Unbind(place.Variable), span);
                break;
            case CellPlace place:
                Emit(new Ir.DeleteCell(place.Cell, name, place.IsFree), span);
                break;
            case NamespacePlace { Cell: { } cell }:
                Emit(new Ir.DeleteCell(cell, name, IsFree: true), span);
                break;
            case NamespacePlace place:
                Emit(new Ir.DeleteName(place.Namespace, name), span);
                break;
            default:
                Emit(new Ir.DeleteGlobal(name), span);
                break;
        }
    }
}
