// Calls. Order of evaluation: the callee, positional arguments, keyword arguments. A method is looked up before its arguments are
// evaluated (LoadMethod, CallLoaded); MethodCalls makes a CallMethod of the two, which is faster, where nothing can tell the difference.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    // f(a, k=b)              .f = f; .a = a; .b = b; .d = call .f(.a, k=.b)
    // o.m(f())               .o = o; .m = load_method .o.m; .a = call f(); .d = call_loaded .m of .o(.a)
    // super()                .d = zero_super(super, __class__ cell, first parameter)
    // locals()               .d = scoped_call(locals, (), ("a", "b"), (a, b))      likewise globals, vars, dir, eval, exec
    // f(a, *b, **c)          .l = [a]; extend .l b; .k = {}; merge .k c; .d = call_spread .f(*.l, **.k)
    Ir.Operand LowerCall(Call expression, Ir.Local? hint)
    {
        var result = Destination(hint);
        var mark = context.Mark();
        if (expression.Args.Any(a => a is Starred) || expression.Keywords.Any(k => k.Arg is null))
        {
            LowerSpreadCall(expression, result);
        }
        else if (expression is { Func: Name { Id: "super" } callee, Args.Count: 0, Keywords.Count: 0 } && ZeroSuperOperands(callee) is { } operands)
        {
            Emit(new Ir.CallIntrinsic(result, Intrinsics.ZeroSuper, operands), expression.Span);
        }
        else if (expression is { Func: Name { Id: var id } scoped, Keywords.Count: 0 } && IsScopedCall(id, expression.Args.Count) && IsGlobal(id))
        {
            LowerScopedCall(expression, scoped, result);
        }
        else if (IsCopyOfNewView(expression))
        {
            LowerCopyOfNewView(expression, result);
        }
        else if (expression.Func is Attribute method)
        {
            // sys._getframe() and inspect.currentframe(): this function's frame is looked at.
            if (method.Attr is "_getframe" or "currentframe" && expression.Args.Count == 0)
            {
                context.Function.KeepsVariables = true;
            }
            LowerMethodCall(expression, method, result);
        }
        else
        {
            var callee2 = expression.Func is Name name && !MayNeedScope(name.Id, expression) ? LoadName(name.Id, name.Span, null) : LowerExpr(expression.Func);
            var (arguments, names) = LowerArguments(expression);
            Emit(new Ir.Call(result, callee2, arguments, names), expression.Span);
        }
        context.Release(mark);
        return result;
    }

    (Ir.Operand[] Arguments, string[] Names) LowerArguments(Call call)
    {
        var arguments = new Ir.Operand[call.Args.Count + call.Keywords.Count];
        var names = call.Keywords.Count == 0 ? [] : new string[call.Keywords.Count];
        for (var i = 0; i < call.Args.Count; i++)
        {
            arguments[i] = LowerExpr(call.Args[i]);
        }
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = call.Keywords[i].Arg!;
            arguments[call.Args.Count + i] = LowerExpr(call.Keywords[i].Value);
        }
        return (arguments, names);
    }

    void LowerMethodCall(Call expression, Attribute method, Ir.Local result)
    {
        var owner = LowerExpr(method.Value);
        var name = Mangle(method.Attr);
        var loaded = context.Temporary();
        Emit(new Ir.LoadMethod(loaded, owner, name), method.Span);
        var (arguments, names) = LowerArguments(expression);
        Emit(new Ir.CallLoaded(result, loaded, owner, arguments, names), expression.Span);
    }

    void LowerSpreadCall(Call expression, Ir.Local result)
    {
        var callee = LowerExpr(expression.Func);
        var positional = LowerSpreadPositional(expression, callee);
        var keywords = expression.Keywords is [{ Arg: null } only]
            ? EmitIntrinsic(Intrinsics.SpreadKeywords, expression.Span, callee, LowerExpr(only.Value))
            : LowerSpreadKeywords(expression.Keywords, callee, expression.Span);
        Emit(new Ir.CallSpread(result, callee, positional, keywords), expression.Span);
    }

    Ir.Operand LowerSpreadPositional(Call expression, Ir.Operand callee)
    {
        var arguments = expression.Args;
        if (arguments is [Starred only])
        {
            return EmitIntrinsic(Intrinsics.SpreadArguments, expression.Span, callee, LowerExpr(only.Value));
        }
        return LowerElementsAsTuple(arguments, expression.Span);
    }

    /// <summary>The keywords of a call with `**mapping`, or of a class statement: a dict; null if there are none.</summary>
    Ir.Operand? LowerSpreadKeywords(IReadOnlyList<Keyword> keywords, Ir.Operand callee, Span span)
    {
        if (keywords.Count == 0)
        {
            return null;
        }
        Ir.Local? all = null;
        for (var i = 0; i < keywords.Count;)
        {
            var mark = context.Mark();
            if (keywords[i].Arg is null)
            {
                if (all is null)
                {
                    all = context.Temporary();
                    mark = context.Mark();
                    Emit(new Ir.Build(all, Ir.Container.Dict, []), span);
                }
                Emit(new Ir.MergeKeywords(all, LowerExpr(keywords[i].Value), callee), span);
                i++;
            }
            else
            {
                var group = context.Temporary();
                var elements = new List<Ir.Operand>();
                for (; i < keywords.Count && keywords[i].Arg is { } name; i++)
                {
                    elements.Add(ConstOf(name));
                    elements.Add(LowerExpr(keywords[i].Value));
                }
                Emit(new Ir.Build(group, Ir.Container.Dict, elements), span);
                if (all is null)
                {
                    all = group;
                    continue;
                }
                Emit(new Ir.MergeKeywords(all, group, callee), span);
            }
            context.Release(mark);
        }
        return all;
    }

    /// <summary>What zero_super needs, if this is a `super()` that could mean the builtin in a method; null otherwise.</summary>
    Ir.Operand[]? ZeroSuperOperands(Name callee)
    {
        if (!IsGlobal(callee.Id) || CellOf("__class__") is not { } classCell || context.Function.PositionalCount == 0 && !context.Function.HasVarArgs)
        {
            return null;
        }
        var function = LoadName(callee.Id, callee.Span, null);
        if (context.Function.PositionalCount > 0)
        {
            return [function, classCell, LoadName(context.Function.Locals[0].Name, callee.Span, null)];
        }
        var first = context.Temporary();
        Emit(new Ir.LoadItem(first, LoadName(context.Function.Locals[0].Name, callee.Span, null), ConstOf(0)), callee.Span);
        return [function, classCell, first];
    }

    // Builtins whose answer depends on where they are called. Whether the name means the builtin is found out when it is called.
    static bool IsScopedCall(string id, int arguments) => id switch
    {
        "globals" or "locals" or "vars" or "dir" => arguments == 0,
        "eval" or "exec" => arguments == 1,
        _ => false,
    };

    // eval(source, None), exec(source, locals=space): the namespace that is not given is the calling one.
    static bool MayNeedScope(string id, Call call) =>
        id is "eval" or "exec" && (call.Keywords.Count > 0 || call.Args.Count > 1 && call.Args[1] is Ast.Constant { Value: ConstantNone });

    /// <summary>The function's variables, where it has any, and those of the comprehensions around, each under the name it has here.</summary>
    List<(string Name, Ir.Local Variable)> VisibleVariables(bool hasVariables)
    {
        var visible = new List<(string, Ir.Local)>();
        var seen = new HashSet<string>();
        for (var comprehension = context.Comprehension; comprehension is not null; comprehension = comprehension.Outer)
        {
            visible.AddRange(comprehension.Variables.Where(variable => seen.Add(variable.Key)).Select(variable => (variable.Key, variable.Value)));
        }
        if (hasVariables)
        {
            foreach (var symbol in context.Scope.Symbols.Values)
            {
                var isVariable = symbol.Kind is SymbolKind.Local or SymbolKind.Cell or SymbolKind.Free && symbol.Name != "__class__";
                if (isVariable && seen.Add(symbol.Name) && symbol.Place is { Kind: PlaceKind.Variable or PlaceKind.Cell or PlaceKind.Free } place)
                {
                    visible.Add((symbol.Name, LocalAt(place, symbol.Name)));
                }
            }
        }
        return visible;
    }

    // globals()       scoped_call(globals, (), None, None)
    // locals()        in a module the same; in a class body scoped_call(locals, (), None, namespace)
    //                 in a function scoped_call(locals, (), names, values), where an unbound variable's value is null and a captured one's its cell
    //                 in a comprehension of a module or class    scoped_call(locals, (), names, values and the namespace)
    void LowerScopedCall(Call expression, Name callee, Ir.Local result)
    {
        var function = LoadName(callee.Id, callee.Span, null);
        var arguments = LowerElementsAsTuple(expression.Args, expression.Span);
        Ir.Operand names = None, values = None;
        var hasVariables = context.Namespace is null && context.Function.Kind != Ir.FunctionKind.Module;
        if (callee.Id != "globals" && (hasVariables || context.Comprehension is not null))
        {
            var visible = VisibleVariables(hasVariables);
            names = new Ir.ConstTuple(visible.Select(v => (Ir.Operand)ConstOf(v.Name)).ToArray());
            var tuple = context.Temporary();
            var bound = visible.Select(v => (Ir.Operand)v.Variable).ToList();
            if (!hasVariables)
            {
                bound.Add(context.Namespace ?? (Ir.Operand)None);
            }
            Emit(new Ir.Build(tuple, Ir.Container.Tuple, bound), expression.Span);
            values = tuple;
        }
        else if (context.Namespace is not null)
        {
            values = context.Namespace;
        }
        Emit(new Ir.CallIntrinsic(result, Intrinsics.ScopedCall, [function, arguments, names, values]), expression.Span);
    }
}
