package zukan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;
import zukan.platform.DeskAddresses;

/**
 * Looks for what a redirect left in the session at the desk only: a curator who reads a public page, or asks for a file, need not
 * wait for the session to come from the database.
 */
class DeskFlashMaps extends SessionFlashMapManager {

    @Override
    protected List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        return DeskAddresses.contain(request.getRequestURI()) ? super.retrieveFlashMaps(request) : null;
    }
}
