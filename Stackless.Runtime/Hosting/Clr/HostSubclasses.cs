// A Python class below .NET classes or interfaces: a .NET type is emitted for it, at its first object. The type derives from the .NET base, implements the interfaces, and
// overrides what the Python class defines; each override calls the method of that name on the Python object (HostDispatch). What an interface asks for and the class does not
// have is a NotImplementedException that names it. The object of the type and the Python object hold each other, and are one in both worlds.
// super().Method() in Python is a call of the base type's method, for which the type has one that is not virtual (BasePrefix).
using System.Reflection;
using System.Reflection.Emit;

namespace Stackless.Runtime;

static class HostSubclasses
{
    /// <summary>Begins the names of methods that call the base type's.</summary>
    const string BasePrefix = "<base>";

    /// <summary>The type of a Python class below .NET's; null if it is not below any.</summary>
    public static Type? TypeFor(HostClasses classes, PyType cls)
    {
        if (cls.IsBuiltIn || !Array.Exists(cls.Mro, c => classes.TypeOf(c) is not null) || cls.IsException)
        {
            return null;
        }
        return classes.Emitted.GetValue(cls, c => Emit(classes, c));
    }

    /// <summary>A new object of a Python class.</summary>
    public static Value Make(ThreadState ts, HostClasses classes, PyType cls, Value[] arguments, PyStr[] keywords)
    {
        if (TypeFor(classes, cls) is not { } type)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{cls.Name} is not a class below one of .NET");
        }
        var self = (PyHostObject)cls.Allocate();
        var overloads = type.GetConstructors().Select(c => new HostOverload(c)).ToArray();
        var group = new HostMethod(classes, cls.Name, "__new__", overloads);
        // What __init__ takes need not be what a constructor takes: then it is made without arguments.
        var bound = HostOverloads.Choose(ts, classes, group, [new Value(self), .. arguments], keywords, isQuiet: true)
            ?? (cls.Find(Slot.Init).Object is PyFunction ? HostOverloads.Choose(ts, classes, group, [new Value(self)], [], isQuiet: true) : null);
        if (bound is null)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{cls.Name}: no constructor of {HostNames.Of(type.BaseType!)} takes these arguments, nor none; there are{HostOverloads.List(type.BaseType!.GetConstructors().Select(c => new HostOverload(c)))}");
        }
        self.Target = bound.Create();
        return new Value(self);
    }

    /// <summary>The method that calls the base type's, of an override in the object's type; null if there is none.</summary>
    public static MethodInfo? BaseMethod(Type type, MethodBase method) =>
        type.GetMethod(BasePrefix + method.Name, Array.ConvertAll(method.GetParameters(), p => p.ParameterType));

    static Type Emit(HostClasses classes, PyType cls)
    {
        var hosts = cls.Mro.Select(classes.TypeOf).OfType<Type>().Where(t => !t.IsGenericTypeDefinition).ToArray();
        var parent = Array.Find(hosts, t => !t.IsInterface) ?? typeof(object);
        if (parent.IsSealed)
        {
            throw new InvalidOperationException($"{cls.Name} cannot be a class below {HostNames.Of(parent)}, which is sealed");
        }
        var interfaces = Array.FindAll(hosts, t => t.IsInterface && !t.IsAssignableFrom(parent));
        var name = $"{cls.ModuleText}.{cls.Name}";
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(name), AssemblyBuilderAccess.RunAndCollect);
        var type = assembly.DefineDynamicModule(name).DefineType(name, TypeAttributes.Public | TypeAttributes.Class, parent, [.. interfaces, typeof(IHostSubclass)]);
        var self = type.DefineField("<self>", typeof(PyObject), FieldAttributes.Private);
        EmitSelf(type, self);
        foreach (var constructor in parent.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        {
            if (constructor.IsPublic || constructor.IsFamily || constructor.IsFamilyOrAssembly)
            {
                EmitConstructor(type, self, constructor);
            }
        }
        var seen = new HashSet<string>();
        for (var at = parent; at is not null; at = at.BaseType)
        {
            foreach (var method in at.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (method is { IsVirtual: true, IsFinal: false } && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
                    && seen.Add(method.ToString()!) && (method.IsAbstract || IsDefined(classes, cls, MemberOf(method))))
                {
                    EmitOverride(type, self, method);
                }
            }
        }
        foreach (var i in interfaces)
        {
            foreach (var method in i.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            {
                // What has a body of its own is overridden only by what the class defines.
                if (method.IsAbstract || method.IsVirtual && !method.IsFinal && IsDefined(classes, cls, MemberOf(method)))
                {
                    EmitOverride(type, self, method);
                }
            }
        }
        return type.CreateType();
    }

    // What Python calls it: the method, or the property or event that it belongs to.
    static string MemberOf(MethodInfo method) => method.IsSpecialName && (method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal))
        ? method.Name[4..] : method.Name;

    static bool IsDefined(HostClasses classes, PyType cls, string name)
    {
        foreach (var c in cls.Mro)
        {
            if (!c.IsBuiltIn && classes.TypeOf(c) is null && (c.Attributes.ContainsKey(PyStr.Intern(name)) || name == "ToString" && c.Attributes.ContainsKey(PyStr.Intern("__str__"))))
            {
                return true;
            }
        }
        return false;
    }

    static void EmitSelf(TypeBuilder type, FieldBuilder self)
    {
        var getter = type.DefineMethod("<get>Self", MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.NewSlot, typeof(PyObject), []);
        var il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, self);
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(getter, typeof(IHostSubclass).GetProperty(nameof(IHostSubclass.Self))!.GetMethod!);
    }

    // The Python object comes first, and is there before the base type's constructor runs, which may call an override.
    static void EmitConstructor(TypeBuilder type, FieldBuilder self, ConstructorInfo constructor)
    {
        var parameters = constructor.GetParameters();
        if (Array.Exists(parameters, p => p.ParameterType.IsByRef || p.ParameterType.IsPointer))
        {
            return;
        }
        var made = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(PyObject), .. parameters.Select(p => p.ParameterType)]);
        made.DefineParameter(1, ParameterAttributes.None, "self");
        for (var i = 0; i < parameters.Length; i++)
        {
            made.DefineParameter(i + 2, ParameterAttributes.None, parameters[i].Name);
        }
        var il = made.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, self);
        il.Emit(OpCodes.Ldarg_0);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg, (short)(i + 2));
        }
        il.Emit(OpCodes.Call, constructor);
        il.Emit(OpCodes.Ret);
    }

    static void EmitOverride(TypeBuilder type, FieldBuilder self, MethodInfo method)
    {
        var parameters = method.GetParameters();
        var types = Array.ConvertAll(parameters, p => p.ParameterType);
        var access = method.IsPublic || method.DeclaringType!.IsInterface ? MethodAttributes.Public : method.Attributes & MethodAttributes.MemberAccessMask;
        var isOfInterface = method.DeclaringType!.IsInterface;
        var made = type.DefineMethod(isOfInterface ? $"{method.DeclaringType.FullName}.{method.Name}" : method.Name,
            isOfInterface ? MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.NewSlot | MethodAttributes.HideBySig
                : (access == MethodAttributes.FamORAssem ? MethodAttributes.Family : access) | MethodAttributes.Virtual | MethodAttributes.HideBySig,
            method.ReturnType, types);
        // Overrides of the same generic method have its type parameters.
        if (method.IsGenericMethodDefinition)
        {
            var own = made.DefineGenericParameters(Array.ConvertAll(method.GetGenericArguments(), p => p.Name));
            types = Array.ConvertAll(types, t => t.IsGenericMethodParameter ? own[t.GenericParameterPosition] : t);
            made.SetParameters(types);
            made.SetReturnType(method.ReturnType.IsGenericMethodParameter ? own[method.ReturnType.GenericParameterPosition] : method.ReturnType);
        }
        var il = made.GetILGenerator();
        if (Array.Exists(types, t => t.IsByRef || t.IsByRefLike || t.IsPointer) || made.ReturnType.IsByRef || made.ReturnType.IsByRefLike)
        {
            il.Emit(OpCodes.Ldstr, $"{method.DeclaringType.Name}.{method.Name} has a parameter or a result by reference: a Python class cannot implement it");
            il.Emit(OpCodes.Newobj, typeof(NotSupportedException).GetConstructor([typeof(string)])!);
            il.Emit(OpCodes.Throw);
        }
        else
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, self);
            il.Emit(OpCodes.Ldstr, MemberOf(method));
            il.Emit(OpCodes.Ldc_I4, types.Length);
            il.Emit(OpCodes.Newarr, typeof(object));
            for (var i = 0; i < types.Length; i++)
            {
                il.Emit(OpCodes.Dup);
                il.Emit(OpCodes.Ldc_I4, i);
                il.Emit(OpCodes.Ldarg, (short)(i + 1));
                il.Emit(OpCodes.Box, types[i]);
                il.Emit(OpCodes.Stelem_Ref);
            }
            var isVoid = made.ReturnType == typeof(void);
            var dispatch = MemberOf(method) == method.Name ? nameof(HostDispatch.Call) : isVoid ? nameof(HostDispatch.Set) : nameof(HostDispatch.Get);
            if (types.Length > (isVoid ? 1 : 0) && dispatch != nameof(HostDispatch.Call))
            {
                dispatch = isVoid ? nameof(HostDispatch.SetItem) : nameof(HostDispatch.GetItem);
            }
            il.Emit(OpCodes.Call, typeof(HostDispatch).GetMethod(dispatch)!.MakeGenericMethod(isVoid ? typeof(object) : made.ReturnType));
            if (isVoid)
            {
                il.Emit(OpCodes.Pop);
            }
            il.Emit(OpCodes.Ret);
        }
        type.DefineMethodOverride(made, method);
        if (!method.IsAbstract && !isOfInterface && !method.IsGenericMethodDefinition)
        {
            EmitBase(type, method, types);
        }
    }

    static void EmitBase(TypeBuilder type, MethodInfo method, Type[] types)
    {
        var made = type.DefineMethod(BasePrefix + method.Name, MethodAttributes.Public, method.ReturnType, types);
        var il = made.GetILGenerator();
        for (var i = 0; i <= types.Length; i++)
        {
            il.Emit(OpCodes.Ldarg, (short)i);
        }
        il.Emit(OpCodes.Call, method);
        il.Emit(OpCodes.Ret);
    }
}
