// Objects of .NET that say themselves, while the program runs, what members they have (ExpandoObject, what derives from DynamicObject): attributes, items and calls of them ask the object first,
// as C#'s dynamic does. What it does not know itself is what its class has.
// https://learn.microsoft.com/dotnet/api/system.dynamic.idynamicmetaobjectprovider
using System.Collections.Concurrent;
using System.Dynamic;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

sealed class HostDynamic(HostClasses classes)
{
    // What an object answers that does not know of it.
    static readonly object unknown = new();

    readonly ConcurrentDictionary<(string Kind, string Name, int Count), CallSite> sites = [];

    /// <summary>Adds what such objects answer to the class of the interface.</summary>
    public static void Fill(HostClasses classes, Action<string, Func<ThreadState, object, Value[], Value>> add)
    {
        var objects = new HostDynamic(classes);
        add("__getattribute__", objects.Get);
        add("__setattr__", objects.Set);
        add("__delattr__", objects.Delete);
        add("__getitem__", (ts, o, arguments) => objects.Told(ts, objects.Ask(o, "item", "", Keys(arguments[1])), o, "cannot be indexed"));
        add("__setitem__", (ts, o, arguments) => ReferenceEquals(objects.Ask(o, "set item", "", [.. Keys(arguments[1]), arguments[2]]), unknown) ? Refuse(ts, o, "has no items that can be set") : Value.None);
        add("__call__", (ts, o, arguments) => objects.Told(ts, objects.Ask(o, "call", "", arguments[1..]), o, "cannot be called"));
        add("__dir__", (_, o, arguments) => new Value(new PyList([.. Names(o).Select(Value.Str), .. ((PyList)ObjectType.Dir(classes.Interpreter.Thread, arguments[0]).Object).ToArray()])));
    }

    static Value[] Keys(Value key) => key.Object is PyTuple tuple ? tuple.Items : [key];

    Value Told(ThreadState ts, object? answer, object o, string otherwise) => ReferenceEquals(answer, unknown) ? Refuse(ts, o, otherwise) : classes.ToPython(answer);

    static Value Refuse(ThreadState ts, object o, string why) => ts.Raise(BuiltinTypes.TypeError, $"a {HostNames.Of(o.GetType())} {why}");

    Value Get(ThreadState ts, object o, Value[] arguments)
    {
        if (arguments[1].Object is not PyStr name)
        {
            return ObjectType.GetAttribute(ts, arguments[0], arguments[1]);
        }
        if (IsSpecial(name))
        {
            return AttributeLookup.Generic(ts, arguments[0], name);
        }
        var answer = Ask(o, "get", name.Text, []);
        return !ReferenceEquals(answer, unknown) ? classes.ToPython(answer)
            : IsOfClass(arguments[0], name) || !KnowsCallsOnly(o) ? AttributeLookup.Generic(ts, arguments[0], name)
            : new HostOperation(name.Text, (ts, given, _) => Told(ts, Ask(o, "call member", name.Text, given[1..]), o, $"has no method {name.Text}")).Get(ts, arguments[0], null);
    }

    Value Set(ThreadState ts, object o, Value[] arguments) =>
        arguments[1].Object is PyStr name && !IsSpecial(name) && !ReferenceEquals(Ask(o, "set", name.Text, [arguments[2]]), unknown)
            ? Value.None
            : ObjectType.SetAttribute(ts, arguments[0], arguments[1], arguments[2]);

    Value Delete(ThreadState ts, object o, Value[] arguments)
    {
        if (arguments[1].Object is not PyStr name || IsSpecial(name))
        {
            return ObjectType.DelAttribute(ts, arguments[0], arguments[1]);
        }
        var site = (CallSite<Action<CallSite, object>>)sites.GetOrAdd(("delete", name.Text, 0), static asked => CallSite<Action<CallSite, object>>.Create(new DeleteBinder(asked.Name)));
        try
        {
            site.Target(site, o);
            return Value.None;
        }
        catch (MissingMemberException)
        {
            return ObjectType.DelAttribute(ts, arguments[0], arguments[1]);
        }
    }

    // Python's own protocols are the class's.
    static bool IsSpecial(PyStr name) => name.Text.StartsWith("__", StringComparison.Ordinal) && name.Text.EndsWith("__", StringComparison.Ordinal);

    static bool IsOfClass(Value o, PyStr name) => !o.Type.Lookup(name).IsNull || !AttributeStorage.Get(o.Object, name).IsNull;

    // It takes calls of members that cannot be read.
    static bool KnowsCallsOnly(object o) => o is DynamicObject && o.GetType().GetMethod(nameof(DynamicObject.TryInvokeMember))!.DeclaringType != typeof(DynamicObject);

    static IEnumerable<string> Names(object o) => ((IDynamicMetaObjectProvider)o).GetMetaObject(Expression.Constant(o)).GetDynamicMemberNames();

    // ---- asking ------------------------------------------------------------------------------------------------------------

    object? Ask(object o, string kind, string name, Value[] operands)
    {
        var arguments = new object?[operands.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var doesNotFit = false;
            HostArgument.Try(classes, operands[i], typeof(object), out arguments[i], out _, ref doesNotFit);
        }
        var site = sites.GetOrAdd((kind, name, arguments.Length), static asked => Site(asked.Kind, asked.Name, asked.Count));
        return site switch
        {
            CallSite<Func<CallSite, object, object?>> s => s.Target(s, o),
            CallSite<Func<CallSite, object, object?, object?>> s => s.Target(s, o, arguments[0]),
            CallSite<Func<CallSite, object, object?, object?, object?>> s => s.Target(s, o, arguments[0], arguments[1]),
            _ => ((Delegate)site.GetType().GetField("Target")!.GetValue(site)!).DynamicInvoke([site, o, .. arguments]),
        };
    }

    static CallSite Site(string kind, string name, int count)
    {
        var others = new CallInfo(count);
        DynamicMetaObjectBinder binder = kind switch
        {
            "get" => new GetBinder(name),
            "set" => new SetBinder(name),
            "item" => new ItemBinder(others),
            "set item" => new SetItemBinder(new CallInfo(count - 1)),
            "call" => new CallBinder(others),
            _ => new MemberCallBinder(name, others),
        };
        return CallSite.Create(Expression.GetFuncType([typeof(CallSite), .. Enumerable.Repeat(typeof(object), count + 2)]), binder);
    }

    // The object does not know of it; any other of its type neither.
    static DynamicMetaObject Otherwise(DynamicMetaObject target, DynamicMetaObject? suggestion, params DynamicMetaObject[] others) => suggestion ?? new DynamicMetaObject(
        Expression.Constant(unknown, typeof(object)),
        BindingRestrictions.Combine(others).Merge(target.Restrictions).Merge(BindingRestrictions.GetTypeRestriction(target.Expression, target.LimitType)));

    sealed class GetBinder(string name) : GetMemberBinder(name, false)
    {
        public override DynamicMetaObject FallbackGetMember(DynamicMetaObject target, DynamicMetaObject? errorSuggestion) => Otherwise(target, errorSuggestion);
    }

    sealed class SetBinder(string name) : SetMemberBinder(name, false)
    {
        public override DynamicMetaObject FallbackSetMember(DynamicMetaObject target, DynamicMetaObject value, DynamicMetaObject? errorSuggestion) => Otherwise(target, errorSuggestion, value);
    }

    sealed class DeleteBinder(string name) : DeleteMemberBinder(name, false)
    {
        // Deleting has no result that could say so.
        public override DynamicMetaObject FallbackDeleteMember(DynamicMetaObject target, DynamicMetaObject? errorSuggestion) => errorSuggestion ?? new DynamicMetaObject(
            Expression.Throw(Expression.New(typeof(MissingMemberException).GetConstructor([typeof(string)])!, Expression.Constant($"there is no member {Name} that can be deleted"))),
            target.Restrictions.Merge(BindingRestrictions.GetTypeRestriction(target.Expression, target.LimitType)));
    }

    sealed class ItemBinder(CallInfo info) : GetIndexBinder(info)
    {
        public override DynamicMetaObject FallbackGetIndex(DynamicMetaObject target, DynamicMetaObject[] indexes, DynamicMetaObject? errorSuggestion) => Otherwise(target, errorSuggestion, indexes);
    }

    sealed class SetItemBinder(CallInfo info) : SetIndexBinder(info)
    {
        public override DynamicMetaObject FallbackSetIndex(DynamicMetaObject target, DynamicMetaObject[] indexes, DynamicMetaObject value, DynamicMetaObject? errorSuggestion) =>
            Otherwise(target, errorSuggestion, [.. indexes, value]);
    }

    sealed class CallBinder(CallInfo info) : InvokeBinder(info)
    {
        public override DynamicMetaObject FallbackInvoke(DynamicMetaObject target, DynamicMetaObject[] args, DynamicMetaObject? errorSuggestion) => Otherwise(target, errorSuggestion, args);
    }

    sealed class MemberCallBinder(string name, CallInfo info) : InvokeMemberBinder(name, false, info)
    {
        public override DynamicMetaObject FallbackInvokeMember(DynamicMetaObject target, DynamicMetaObject[] args, DynamicMetaObject? errorSuggestion) => Otherwise(target, errorSuggestion, args);

        // What was read of the object is called. It is a variable inside of the rule, which nothing outside can ask for its type.
        public override DynamicMetaObject FallbackInvoke(DynamicMetaObject target, DynamicMetaObject[] args, DynamicMetaObject? errorSuggestion) => errorSuggestion ?? new DynamicMetaObject(
            Expression.Dynamic(new CallBinder(CallInfo), typeof(object), [target.Expression, .. args.Select(a => a.Expression)]),
            target.Restrictions.Merge(BindingRestrictions.Combine(args)));
    }
}
