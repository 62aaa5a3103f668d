import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One Elasticsearch node in this process, for tests: args[0] is its home, with
 * config/elasticsearch.yml and modules/transport-netty4/.
 */
public class Node {
    public static void main(String[] args) throws Exception {
        var home = Path.of(args[0]).toAbsolutePath();
        LogConfigurator.configureESLogging();
        var settings = Settings.builder().put("path.home", home).build();
        var environment = InternalSettingsPreparer.prepareEnvironment(
                settings, Map.of(), home.resolve("config"), () -> "local");
        LogConfigurator.configureWithoutConfig(environment.settings());
        var modules = PluginsLoader.loadModulesBundles(environment.modulesDir());
        var plugins = PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of());
        var node = new org.elasticsearch.node.Node(environment, plugins);
        node.start();
        Thread.currentThread().join();
    }
}
